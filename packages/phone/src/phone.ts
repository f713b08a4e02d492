import type { Clock } from '@inlay/client/clock.ts';
import { incomingFacts, outgoingFacts } from './begin-facts.ts';
import { type CallRequest, callOutHeaders, checkCallOut, type RefusedCallOut } from './call-out.ts';
import type { CallState } from './call-state.ts';
import { CredentialKeeper, type FetchCredential } from './credential-keeper.ts';
import type { LineState } from './dial-status.ts';
import type { LeaseState } from './media-lease.ts';
import { type MediaWatchTimes, usualMediaTimes } from './media-watch.ts';
import { reAttach } from './re-attach.ts';
import type { CallSound } from './recording-port.ts';
import { SessionCall } from './session-call.ts';
import { silentListener } from './silent-listener.ts';
import type {
  IncomingSession,
  SessionListener,
  SipLineListener,
  SipPort,
  TransferProgress,
} from './sip-port.ts';

export type PhoneState = {
  line: LineState;
  /** The call, until the next one begins. */
  call: CallState | null;
  /** A second call, to ask somebody before a transfer (P8). */
  consultation: CallState | null;
  transfer: TransferProgress | null;
  /** P7: a call that lives without its page is being brought back. */
  reattaching: boolean;
};

export type PhoneDeps = {
  port: SipPort;
  clock: Clock;
  random: () => number;
  /** A UUID without hyphens. */
  newId: () => string;
  fetchCredential: FetchCredential;
  extension: string;
  mediaTimes?: MediaWatchTimes;
};

const busyHere = { status: 486, reason: 'Busy Here' } as const;
/** The phone of one tab: the line, one call, and one consultation. No window, no sound, no microphone of its own. */
export class Phone {
  readonly #deps: PhoneDeps;
  readonly #keeper: CredentialKeeper;
  readonly #listeners = new Set<(state: PhoneState) => void>();
  #line: LineState = 'notLoggedIn';
  #call: SessionCall | null = null;
  #consultation: SessionCall | null = null;
  #lease: LeaseState | null = null;
  #started = false;
  /** A refused credential is replaced once; refused again, it is not the credential. */
  #triedFresh = false;
  #reattaching = false;

  constructor(deps: PhoneDeps) {
    this.#deps = deps;
    this.#keeper = new CredentialKeeper(deps.fetchCredential, deps.clock, deps.random, {
      onCredential: (credential) => {
        deps.port.setCredential(credential);
        if (this.#started) return this.#register();
        this.#started = true;
        deps.port.start(this.#lineListener());
      },
      onRefused: () => this.#setLine('notLoggedIn'),
    });
  }

  get state(): PhoneState {
    return {
      line: this.#line,
      call: this.#call?.state ?? null,
      consultation: this.#consultation?.state ?? null,
      transfer: this.#call?.transfer ?? null,
      reattaching: this.#reattaching,
    };
  }

  get hasLiveCall(): boolean {
    return this.#call?.isLive === true;
  }

  /** What carries the call's own sound, not that of a consultation. */
  get sound(): CallSound | null {
    return this.#call?.session?.sound() ?? null;
  }

  /** Returns the unsubscribe. */
  subscribe(listener: (state: PhoneState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async start(): Promise<void> {
    this.#setLine('connecting');
    await this.#keeper.refresh();
  }

  /** Ends what lives and unregisters. Idempotent. */
  stop(): void {
    this.#keeper.close();
    this.#consultation?.hangUp();
    this.#call?.hangUp();
    if (this.#started) this.#deps.port.stop();
    this.#started = false;
    this.#setLine('notLoggedIn');
  }

  /** P7: null where no lease is used (an operator's own SIP server); who mirrors is not registered. */
  setLease(lease: LeaseState | null): void {
    this.#lease = lease;
    this.#deps.port.setLease(lease?.name === 'holding' ? lease.token : null);
    if (!this.#started) return;
    if (this.#mayRing()) this.#register();
    else {
      this.#deps.port.unregister();
      this.#forgetWhatMoved();
      // What was known of the registration is not true any more.
      if (this.#line === 'registered') this.#setLine('connecting');
    }
  }

  // ---- calls ---------------------------------------------------------------------------------------------------------

  /** Answers the id of the call that begins, or why none does. */
  dial(request: CallRequest): { callId: string } | RefusedCallOut {
    const checked = this.#refusal(request) ?? checkCallOut(request);
    if ('refused' in checked) return checked;
    this.#consultation = null;
    const { call, callId } = this.#begin(checked.number, request);
    this.#call = call;
    this.#tell();
    return { callId };
  }

  answer(): void {
    this.#call?.answer();
  }

  /** Ends the consultation first, if there is one. */
  hangUp(): void {
    if (this.#consultation?.isLive) return this.#consultation.hangUp();
    const isRinging = this.#call?.state.name === 'ringingIn';
    this.#call?.hangUp(isRinging ? { status: 603, reason: 'Decline' } : undefined);
  }

  setHold(on: boolean): void {
    this.#call?.setHold(on);
  }

  setMute(on: boolean): void {
    this.#active()?.setMute(on);
  }

  /** Answers how many digits were taken. */
  sendDtmf(text: string): number {
    return this.#active()?.sendDtmf(text) ?? 0;
  }

  /** Blind: the other side is handed over at once. */
  transfer(target: string): RefusedCallOut | null {
    const checked = checkCallOut({ callee: target });
    if ('refused' in checked) return checked;
    this.#call?.refer(checked.number, null);
    return null;
  }

  /** The other side waits on hold while the agent asks somebody. */
  consult(request: CallRequest): RefusedCallOut | null {
    if (this.#call?.state.name !== 'talking' || this.#consultation?.isLive) return { refused: 'busy' };
    const checked = checkCallOut(request);
    if ('refused' in checked) return checked;
    const main = this.#call;
    const begin = (): void => {
      this.#consultation = this.#begin(checked.number, request).call;
      this.#tell();
    };
    // P4: the server lets a second call through only once the first is on hold.
    if (main.state.name === 'talking' && main.state.hold.local) begin();
    else this.#whenHeld(main, begin);
    return null;
  }

  /** Attended: the two who wait are joined. */
  completeTransfer(): void {
    const { number, session } = this.#consulted();
    if (number !== null && session) this.#call?.refer(number, session);
  }

  #consulted() {
    const state = this.#consultation?.state;
    if (state?.name !== 'talking') return { number: null, session: null };
    return { number: state.facts.callee, session: this.#consultation?.session ?? null };
  }

  #whenHeld(main: SessionCall, run: () => void): void {
    const unsubscribe = this.subscribe(({ call }) => {
      if (call?.name === 'talking' && !call.hold.local) return;
      unsubscribe();
      if (call?.name === 'talking' && this.#call === main) run();
    });
    main.setHold(true);
  }

  #active(): SessionCall | null {
    return this.#consultation?.isLive ? this.#consultation : this.#call;
  }

  #refusal({ orderId = '' }: CallRequest): RefusedCallOut | null {
    const live = this.#call?.isLive ? this.#call.state.facts : null;
    // P4: a live orderId is not dialled twice.
    if (live && orderId !== '' && live.orderId === orderId) return { refused: 'sameOrder' };
    if (live || this.#reattaching) return { refused: 'busy' };
    return this.#line === 'registered' ? null : { refused: 'notRegistered' };
  }

  #begin(number: string, request: CallRequest): { call: SessionCall; callId: string } {
    const facts = outgoingFacts(number, request, this.#deps);
    const call = new SessionCall(this.#callDeps(), { name: 'ringingOut', facts, agentHungUp: false });
    const headers = callOutHeaders(facts, request.caller ?? '');
    call.attach(this.#deps.port.call({ target: number, headers }, call));
    return { call, callId: facts.callId };
  }

  #callDeps() {
    const { clock, mediaTimes = usualMediaTimes } = this.#deps;
    const onChange = (): void => {
      this.#forgetWhatMoved();
      this.#tell();
    };
    return { clock, mediaTimes, onChange };
  }

  /** P7: another page has the phone now; what has ended here was told here, and is no news when the phone comes back. */
  forgetEnded(): void {
    if (this.#call?.isLive === false) this.#call = null;
  }

  /** P7: it goes on in the page that has the phone, and what becomes of it is told there. */
  #forgetWhatMoved(): void {
    const state = this.#call?.state;
    if (!this.#mayRing() && state?.name === 'ended' && state.end.kind === 'elsewhere') this.#call = null;
  }

  // ---- the line ------------------------------------------------------------------------------------------------------

  #mayRing(): boolean {
    return this.#lease === null || this.#lease.name === 'holding';
  }

  #register(): void {
    if (this.#mayRing()) this.#deps.port.register();
  }

  #lineListener(): SipLineListener {
    return {
      onConnected: () => {
        this.#onSocket(true);
        this.#register();
      },
      onDisconnected: () => {
        this.#setLine('down');
        this.#onSocket(false);
      },
      onRegistered: (liveCalls) => {
        this.#triedFresh = false;
        // First, so that nobody sees a line that is up and a call that is nowhere (P7).
        this.#rejoin(liveCalls);
        this.#setLine('registered');
      },
      onRegistrationFailed: (failure) => this.#onRegistrationFailed(failure.status),
      onIncoming: (incoming) => this.#onIncoming(incoming),
    };
  }

  #onSocket(up: boolean): void {
    this.#call?.onSocket(up);
    this.#consultation?.onSocket(up);
  }

  #onRegistrationFailed(status: number | null): void {
    const isCredential = status === 401 || status === 403 || status === 407;
    if (isCredential && !this.#triedFresh) {
      this.#triedFresh = true;
      void this.#keeper.refresh();
      return;
    }
    this.#setLine(status === null ? 'down' : 'failed');
  }

  #rejoin([callId]: readonly string[]): void {
    if (callId === undefined || this.#reattaching || this.#call?.isLive) return;
    this.#reattaching = true;
    const over = (): void => {
      this.#reattaching = false;
      this.#tell();
    };
    const { port, clock, extension } = this.#deps;
    const onBack = (call: SessionCall): void => {
      this.#call = call;
      over();
    };
    reAttach({ port, clock, extension, callDeps: this.#callDeps(), onBack, onOver: over }, callId);
  }

  #onIncoming({ from, to, headers, session }: IncomingSession): SessionListener {
    // P4: one live call per agent.
    if (this.#call?.isLive || this.#reattaching) {
      session.end(busyHere);
      return silentListener;
    }
    const call = new SessionCall(this.#callDeps(), {
      name: 'ringingIn',
      facts: incomingFacts(headers, from, to, this.#deps),
      agentHungUp: false,
    });
    call.attach(session);
    this.#consultation = null;
    this.#call = call;
    this.#tell();
    return call;
  }

  #setLine(line: LineState): void {
    if (this.#line === line) return;
    this.#line = line;
    this.#tell();
  }

  #tell(): void {
    const { state } = this;
    for (const listener of Array.from(this.#listeners)) listener(state);
  }
}
