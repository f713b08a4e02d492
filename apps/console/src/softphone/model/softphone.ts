import type { EndReason } from '@inlay/client/link.ts';
import { ConnectionLost, RequestRefused } from '@inlay/client/refused.ts';
import type { CallOutWish, PhoneCommand } from '@inlay/frame/phone-command.ts';
import type { PhoneGuest } from '@inlay/frame/phone-guest.ts';
import type { CallRow, PhoneStatus } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { AgentReply } from '@inlay/protocol/agent-socket/methods.ts';
import type { Init } from '@inlay/protocol/phone-frame/init.ts';
import { type Api, type Session, Unreachable } from '../../session/api.ts';
import type { KeyValue } from '@inlay/ui/key-value.ts';
import type { Desk, DeskDeps } from './phone-desk.ts';
import { otherName } from './other-name.ts';
import { refusedCall } from './refused-call.ts';
import type { Command, Outcome } from './remote-commands.ts';
import { type HostReport, reportToHost } from './report-to-host.ts';
import { SsoFailed } from './sign-in-by-popup.ts';
import { firstState, type Scene, type Seat, type Sentence, type SoftphoneState } from './softphone-state.ts';
import { createStore, type Store } from './store.ts';

/** Of this page only: who signs out of the phone stays signed in to the workbench. */
const sessionKey = 'inlay.phone.session';

type CallPage = AgentReply<'get_calls'>['data'];
type LoginScene = Extract<Scene, { name: 'login' }>;

export type SoftphoneDeps = Pick<DeskDeps, 'clock' | 'random' | 'newId' | 'check' | 'onTrouble'> & {
  api: Pick<Api, 'login' | 'agentOf' | 'logout'>;
  storage: KeyValue;
  openGuest: (onCommand: (command: PhoneCommand, isAllowed: () => boolean) => void) => PhoneGuest;
  openDesk: (deps: Pick<DeskDeps, 'session' | 'onChange' | 'onSeat' | 'onCallRow' | 'onOver'>) => Desk;
  signInByPopup: () => Promise<Session>;
  /** The host's word counts more than the account's, that more than the browser's. */
  setLanguage: (whose: 'host' | 'account', tag: string | null) => void;
};

const login = (way: LoginScene['way'], change: Partial<LoginScene> = {}): LoginScene => ({
  name: 'login',
  way,
  busy: false,
  email: '',
  problem: null,
  ...change,
});

const sentenceOf = (error: unknown): Sentence => {
  if (error instanceof SsoFailed) return { key: `sso.${error.fault}`, vars: { reason: error.reason } };
  if (error instanceof RequestRefused && error.message !== '') return { text: error.message };
  return { key: 'error.offline' };
};

const retryMs = 5_000;
/** A host may call in the moment after the sign-in. */
const lineMs = 8_000;

/** The softphone of one tab: who is signed in, what the host says, what the agent does. */
export class Softphone {
  readonly store: Store<SoftphoneState> = createStore(firstState);
  readonly #deps: SoftphoneDeps;
  readonly #guest: PhoneGuest;
  readonly #report: HostReport;
  readonly #rowListeners = new Set<(row: CallRow) => void>();
  #session: Session | null = null;
  #desk: Desk | null = null;
  /** Where a sign-out leads (P1: `toEmailLogin`). */
  #way: LoginScene['way'] = 'email';
  #opened: Promise<void> = Promise.resolve();
  /** One sign-in after another. */
  #turn: Promise<void> = Promise.resolve();
  #cancelRetry: () => void = () => undefined;

  constructor(deps: SoftphoneDeps) {
    this.#deps = deps;
    this.#guest = deps.openGuest((command, isAllowed) => void this.#hear(command, isAllowed));
    this.#report = reportToHost(this.store, this.#guest);
  }

  get desk(): Desk | null {
    return this.#desk;
  }

  /** Whoever was signed in before a reload still is. */
  open(): void {
    this.#opened = this.#reopen().catch(this.#deps.onTrouble);
  }

  async #reopen(): Promise<void> {
    const token = this.#deps.storage.get(sessionKey);
    if (token === null) return this.#show(login(this.#way));
    try {
      this.#enter({ token, agent: await this.#deps.api.agentOf(token) });
    } catch (error) {
      this.#reopenFailed(error);
    }
  }

  #reopenFailed(error: unknown): void {
    if (error instanceof RequestRefused && error.code === 401) {
      this.#deps.storage.remove(sessionKey);
      this.#show(login(this.#way));
      // P1: it was signed in, as far as the host knows.
      this.#report.signedOut('tokenInvalid');
    } else if (error instanceof Unreachable || error instanceof RequestRefused) {
      this.#show({ name: 'unreachable' });
      this.#cancelRetry = this.#deps.clock.after(retryMs, () => this.open());
    } else throw error;
  }

  retryNow(): void {
    this.#cancelRetry();
    if (this.store.get().scene.name === 'unreachable') this.open();
    else this.#desk?.retryNow();
  }

  // ---- signing in and out --------------------------------------------------------------------------------------------

  signIn(email: string, password: string): Promise<void> {
    return this.#signInWith(login('email', { email, busy: true }), () =>
      this.#deps.api.login({ email, password }),
    );
  }

  /** In the turn of the click (P2). */
  signInSso(): Promise<void> {
    const session = this.#deps.signInByPopup();
    return this.#signInWith(login('sso', { busy: true }), () => session);
  }

  #signInWith(scene: LoginScene, get: () => Promise<Session>): Promise<void> {
    const run = async (): Promise<void> => {
      this.#show(scene);
      try {
        this.#enter(await get());
      } catch (error) {
        if (!(error instanceof RequestRefused || error instanceof Unreachable || error instanceof SsoFailed))
          this.#deps.onTrouble(error);
        this.#show({ ...scene, busy: false, problem: sentenceOf(error) });
      }
    };
    this.#turn = this.#turn.then(run, run);
    return this.#turn;
  }

  showLogin(way: LoginScene['way']): void {
    this.#way = way;
    if (this.store.get().scene.name === 'login') this.#show(login(way));
  }

  async signOut(): Promise<void> {
    const session = this.#session;
    if (session === null) return;
    this.#leave('logout');
    // The token is forgotten here either way; a server that cannot be reached lets it expire.
    await this.#deps.api.logout(session.token).catch((error: unknown) => {
      if (!(error instanceof Unreachable || error instanceof RequestRefused)) throw error;
    });
  }

  #enter(session: Session): void {
    this.#desk?.close();
    this.#session = session;
    this.#deps.storage.set(sessionKey, session.token);
    this.#guest.setAllowedOrigins(session.agent.embed_origins);
    this.#deps.setLanguage('account', session.agent.language);
    let isTold = false;
    this.#desk = this.#deps.openDesk({
      session,
      onChange: (change) => this.store.set(change),
      onSeat: (seat) => {
        this.#takeSeat(seat, isTold);
        isTold = true;
      },
      onCallRow: (row) => this.#takeRow(row),
      onOver: (reason) => this.#onOver(reason),
    });
    this.#desk.open();
  }

  #takeRow(row: CallRow): void {
    const name = otherName(row);
    const { call } = this.store.get();
    // The record may be here before the call; one of a consultation is not of the call in view.
    const isInView = call === null || call.code === 5 || call.callId === row.call_id;
    if (name !== null && isInView && row.state !== 'ended')
      this.store.set({ who: { callId: row.call_id, name } });
    for (const listener of this.#rowListeners) listener(row);
  }

  #takeSeat(seat: Seat | null, isTold: boolean): void {
    const before = this.store.get().scene.name;
    if (!isTold || (before === 'phone') !== (seat !== null)) this.#report.signedIn(seat);
    const email = this.#session?.agent.email ?? '';
    this.store.set({ seat, scene: seat ? { name: 'phone' } : { name: 'noSeat', email } });
  }

  /** The session ended elsewhere: revoked, expired, or signed out in another tab. */
  #onOver(reason: EndReason): void {
    this.#leave(reason === 'signed-out' ? 'logout' : 'tokenInvalid');
  }

  #leave(why: 'logout' | 'tokenInvalid'): void {
    const desk = this.#desk;
    this.#session = null;
    this.#deps.storage.remove(sessionKey);
    // Its call ends first, and the host hears of it (P3).
    desk?.close();
    this.#desk = null;
    this.#report.signedOut(why);
    this.store.set({ ...firstState, scene: login(this.#way) });
    this.#guest.setAllowedOrigins(null);
  }

  #show(scene: Scene): void {
    this.store.set({ scene });
  }

  // ---- the host page -------------------------------------------------------------------------------------------------

  async #hear(command: PhoneCommand, isAllowed: () => boolean): Promise<void> {
    await this.#opened;
    // W9: a sign-in that was restored meanwhile may be of a desk that does not know this host.
    if (!isAllowed() && command.type !== 'init') return;
    switch (command.type) {
      case 'init':
        return this.#init(command.content);
      case 'toEmailLogin':
        return this.showLogin('email');
      case 'loginOut':
        return this.signOut();
      case 'callOut':
        return this.#callOut(command.content);
    }
  }

  async #init({ email, password, lang, loginMethod }: Init['content']): Promise<void> {
    if (lang !== undefined) this.#deps.setLanguage('host', lang);
    const isSame = email === undefined || email.toLowerCase() === this.#session?.agent.email.toLowerCase();
    if (this.#session !== null && (isSame || loginMethod !== 0)) return this.#greetAgain();
    if (loginMethod === 0 && email && password) {
      // Somebody else works here now.
      await this.signOut();
      await this.signIn(email, password);
    } else this.showLogin(loginMethod === 1 ? 'sso' : 'email');
  }

  /** A host that has just come is told what holds. */
  #greetAgain(): void {
    const { scene, seat } = this.store.get();
    if (scene.name !== 'phone' && scene.name !== 'noSeat') return;
    this.#report.signedIn(seat);
    this.#report.repeat();
  }

  async #callOut(wish: CallOutWish): Promise<void> {
    await this.#turn;
    const outcome = this.#session === null ? 'notLoggedIn' : await this.#dialWhenReady(wish);
    if (outcome === null || outcome === 'sameOrder') return;
    const { newId, clock } = this.#deps;
    const content = refusedCall(wish, outcome, { callId: newId(), now: clock.now() });
    this.#guest.send({ type: 'dialStatus', content });
    // A host that minds only the last code is told again what is true.
    this.#report.repeat();
  }

  async #dialWhenReady(wish: CallOutWish): Promise<Outcome> {
    await this.#lineSettled();
    return this.dial(wish);
  }

  #lineSettled(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        unsubscribe();
        resolve();
      };
      const cancel = this.#deps.clock.after(lineMs, done);
      const look = (): void => {
        const { line, scene } = this.store.get();
        if (line !== 'connecting' && scene.name !== 'opening') done();
      };
      const unsubscribe = this.store.subscribe(look);
      look();
    });
  }

  // ---- the agent -----------------------------------------------------------------------------------------------------

  async dial({ callee, caller, orderId, params }: CallOutWish): Promise<Outcome> {
    const desk = this.#desk;
    const { seat } = this.store.get();
    if (!desk || !seat) return 'notRegistered';
    if (params.length > 2048 || orderId.length > 32 || caller.length > 32) return 'tooLong';
    return desk.command({
      command: 'dial',
      callee: callee.slice(0, 64),
      ...(this.#callerFor(seat, caller) === '' ? {} : { caller: this.#callerFor(seat, caller) }),
      ...(orderId === '' ? {} : { orderId }),
      ...(params === '' ? {} : { params }),
    });
  }

  /** P4: empty picks one of the agent's numbers at random. */
  #callerFor({ numbers }: Seat, wish: string): string {
    if (wish !== '') return wish;
    return numbers[Math.floor(this.#deps.random() * numbers.length)] ?? '';
  }

  /** From the list or after a call; what goes wrong is said above. */
  async callBack(number: string): Promise<void> {
    const outcome = await this.dial({ callee: number, caller: '', orderId: '', params: '' });
    if (outcome !== null) this.#say(outcome);
  }

  async command(command: Command): Promise<void> {
    const outcome = await this.tryCommand(command);
    // The microphone's trouble is told by its own name.
    if (outcome !== null && outcome !== 'microphone') this.#say(outcome);
  }

  async tryCommand(command: Command): Promise<Outcome> {
    return this.#desk ? this.#desk.command(command) : 'notRegistered';
  }

  setStatus(status: PhoneStatus): void {
    this.#desk?.setStatus(status).catch(() => this.#say('failed'));
  }

  /** Done with a call and its notes. */
  finish(): void {
    this.#desk?.finish().catch(() => this.#say('failed'));
  }

  takePhone(): void {
    this.#desk?.takePhone().catch(this.#deps.onTrouble);
  }

  checkMicrophone(): void {
    const check = async (): Promise<void> => this.store.set({ trouble: await this.#deps.check() });
    check().catch(this.#deps.onTrouble);
  }

  checkSeat(): void {
    this.#desk?.refresh().catch(() => this.#desk?.retryNow());
  }

  async calls(query: { page: number; pagesize: number; search: string }): Promise<CallPage> {
    if (!this.#desk) throw new ConnectionLost();
    const { search, ...rest } = query;
    return (await this.#desk.ask('get_calls', { ...rest, ...(search === '' ? {} : { search }) })).data;
  }

  #say(outcome: string): void {
    this.store.set({ notice: { key: refusalKey(outcome) } });
  }

  onCallRow(listener: (row: CallRow) => void): () => void {
    this.#rowListeners.add(listener);
    return () => void this.#rowListeners.delete(listener);
  }

  get wouldLoseCall(): boolean {
    return this.#desk?.wouldLoseCall === true;
  }

  /** The page goes away. */
  letGo(): void {
    this.#desk?.letGo();
  }
}

const refusals = ['busy', 'sameOrder', 'notRegistered', 'noHolder', 'badNumber', 'tooLong'] as const;

/** What a refusal is called on the screen. */
export const refusalKey = (outcome: string) => {
  const known = refusals.find((name) => name === outcome);
  return known === undefined ? 'pad.refused.failed' : (`pad.refused.${known}` as const);
};
