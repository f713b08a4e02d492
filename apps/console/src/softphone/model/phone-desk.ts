import { AgentConnection } from '@inlay/client/agent-connection.ts';
import type { Clock } from '@inlay/client/clock.ts';
import type { AnyPush } from '@inlay/client/incoming.ts';
import type { EndReason, Link } from '@inlay/client/link.ts';
import type { OpenSocket } from '@inlay/client/socket.ts';
import { isLiveCall } from '@inlay/phone/shared-call.ts';
import type { SipPort } from '@inlay/phone/sip-port.ts';
import type { AgentReply } from '@inlay/protocol/agent-socket/methods.ts';
import type { CallRow, PhoneCall, PhoneStatus } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { SipAccount } from '@inlay/protocol/agent-socket/get_phone.ts';
import type { PhoneCommandPush } from '@inlay/protocol/agent-socket/phone_command_push.ts';
import type { Language } from '@inlay/protocol/errors.ts';
import type { MicrophoneTrouble } from '../audio/microphone-trouble.ts';
import type { OfAgent, RunningRecording } from '../recording/start-recording.ts';
import type { Session } from '../../session/api.ts';
import { type CallSearch, createCallSearch } from './call-search.ts';
import { createChosenStatus } from './chosen-status.ts';
import { createCallPublisher, type CallPublisher } from './call-publisher.ts';
import { callInView } from './call-in-view.ts';
import { createLateBusy, type LateBusy } from './late-busy.ts';
import { phoneStatusOf } from './own-status.ts';
import { perform } from './perform.ts';
import { createPhoneLine, type PhoneLine } from './phone-line.ts';
import { type Command, createRemoteCommands, type Outcome, type RemoteCommands } from './remote-commands.ts';
import type { Seat, SoftphoneState } from './softphone-state.ts';
import { wrapUpOf } from './wrap-up.ts';

type PhoneData = AgentReply<'get_phone'>['data'];

export type DeskDeps = {
  session: Session;
  /** Of this tab, as long as it lives. */
  tab: string;
  url: string;
  language: () => Language;
  openSocket: OpenSocket;
  clock: Clock;
  random: () => number;
  newId: () => string;
  makePort: (account: SipAccount, extension: string) => SipPort;
  check: () => Promise<MicrophoneTrouble | null>;
  record: (of: Omit<OfAgent, 'server'>) => RunningRecording;
  onChange: (change: Partial<SoftphoneState>) => void;
  /** Null: the account has no phone. */
  onSeat: (seat: Seat | null) => void;
  onCallRow: (row: CallRow) => void;
  onOver: (reason: EndReason) => void;
  onTrouble: (error: unknown) => void;
};

/** One signed-in agent's phone in this tab: the agent socket, the line, and what the agent's other tabs say. */
export class PhoneDesk {
  readonly #deps: DeskDeps;
  readonly #connection: AgentConnection;
  readonly #remote: RemoteCommands;
  readonly #publisher: CallPublisher;
  readonly #chosen = createChosenStatus();
  readonly #search: CallSearch;
  readonly #lateBusy: LateBusy;
  #line: PhoneLine | null = null;
  #recording: RunningRecording | null = null;
  #seat: Seat | null = null;
  #hasLine = true;
  #heard: PhoneCall | null = null;
  /** The tab that has the phone. */
  #holder: string | null = null;
  #shownText = 'null';
  #dismissed = '';
  #endOnReturn = '';
  #wrapUpUntil: number | null = null;
  #clockAhead = 0;
  #closed = false;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
    this.#connection = new AgentConnection({
      ...deps,
      token: deps.session.token,
      client: 'phone',
      onLogin: ({ timestamp }) => (this.#clockAhead = timestamp * 1_000 - deps.clock.now()),
      onLink: (link) => this.#onLink(link),
      catchUp: () => this.#ask(),
      onPush: (push) => this.#onPush(push),
      onHeads: () => undefined,
    });
    this.#remote = createRemoteCommands(this.#connection, deps.clock);
    this.#lateBusy = createLateBusy(deps.clock, (status) =>
      this.#hearStatus(status, isLiveCall(this.#view().call) || this.#wrapUpUntil !== null),
    );
    this.#search = createCallSearch(deps.clock, {
      look: () => this.#line?.retry(),
      giveUp: () => this.#show(),
    });
    this.#publisher = createCallPublisher(this.#connection, deps.onTrouble);
  }

  open(): void {
    this.#connection.open();
  }

  retryNow(): void {
    this.#connection.retryNow();
    this.#line?.retry();
  }

  /** Asks again whether the account has a seat. */
  async refresh(): Promise<void> {
    await this.#ask();
  }

  /** Idempotent. Ends the call if this tab has it. */
  close(): void {
    if (this.#closed) return;
    // Before the flag: the end of the call is still told.
    this.#line?.close();
    this.#recording?.close();
    this.#search.set(null);
    this.#lateBusy.close();
    this.#closed = true;
    this.#connection.close();
  }

  /**
   * The page goes: another tab may have the phone at once. The call itself is held for us (P7), but not by an operator's SIP
   * server: nobody would ever end it for the other side. One that only rings, rings on where the agent is next.
   */
  letGo(): void {
    const line = this.#line;
    if (line?.isBound() && line.phone.state.call?.name !== 'ringingIn') line.close();
    else void line?.lease.close();
  }

  /** Who leaves the page now ends a call. */
  get wouldLoseCall(): boolean {
    const call = this.#line?.phone.state.call?.name;
    return this.#line?.isBound() === true && call !== 'ringingIn';
  }

  ask: AgentConnection['ask'] = (method, fields) => this.#connection.ask(method, fields);

  get #holding(): boolean {
    return this.#line?.lease.state.name === 'holding' || this.#line?.isBound() === true;
  }

  /** The call in view is in another tab, and cannot leave it: nobody has answered it yet, or nothing holds it meanwhile. */
  get #isBoundElsewhere(): boolean {
    if (this.#holding || !isLiveCall(this.#heard)) return false;
    return this.#heard.code === 0 || this.#line?.holdsCalls === false;
  }

  /** In this tab if it has the phone or takes it for this, else in the one that has it. */
  async command(command: Command): Promise<Outcome> {
    if (this.#line && this.#holding) return this.#perform(this.#line, command);
    if (await this.#takesPhoneFor(command)) return this.#performAfterTaking(command);
    const outcome = await this.#remote.send(command);
    return outcome === 'noHolder' ? this.#performAfterTaking(command) : outcome;
  }

  /** Who dials or answers hears and speaks where he did it, not at the computer that he has left, if he can speak there. */
  async #takesPhoneFor({ command }: Command): Promise<boolean> {
    const dials = command === 'dial' && !isLiveCall(this.#heard);
    // What rings at an operator's SIP server cannot leave the tab where it rings.
    const answers = command === 'answer' && this.#line?.holdsCalls === true;
    return (dials || answers) && (await this.#deps.check()) === null;
  }

  /** P7: the agent is here, or whoever had the phone has gone, or sleeps. */
  async #performAfterTaking(command: Command): Promise<Outcome> {
    const line = this.#line;
    if (line === null || this.#isBoundElsewhere) return 'noHolder';
    await line.lease.claim(true);
    if (!this.#holding || !(await line.registered())) return 'noHolder';
    if (command.command === 'answer') await line.rung();
    return this.#perform(line, command);
  }

  /** P7: the agent wants to speak and hear here. */
  async takePhone(): Promise<void> {
    if (!this.#isBoundElsewhere) await this.#line?.lease.claim(true);
  }

  async setStatus(status: PhoneStatus): Promise<void> {
    await this.#connection.ask('set_phone_status', { status });
    this.#chosen.heard(status, false, this.#deps.clock.now());
    this.#change({ status, wrapUpUntil: null });
  }

  /** Done with a call and its notes: what he was before it, and before the time is over. */
  async finish(): Promise<void> {
    const isWriting = this.#wrapUpUntil !== null;
    this.dismiss();
    if (isWriting) await this.setStatus(this.#chosen.value);
  }

  /** The agent is done with a call that has ended. */
  dismiss(): void {
    this.#change({ wrapUpUntil: null });
    const { call } = this.#view();
    if (call?.code !== 5) return;
    this.#dismissed = call.callId;
    this.#heard = null;
    this.#show();
  }

  // ---- what the server says ------------------------------------------------------------------------------------------

  async #ask(): Promise<void> {
    const { data } = await this.#connection.ask('get_phone', {});
    if (!this.#closed) this.#take(data);
  }

  #take(data: PhoneData): void {
    this.#seat = data.seat ? this.#seatOf(data) : null;
    this.#hasLine = data.sip !== null;
    if (!this.#holding) this.#heard = data.call;
    this.#hearStatus(data.agent_status, data.call !== null || data.wrap_up_until !== null);
    this.#change({ wrapUpUntil: data.wrap_up_until });
    if (data.seat && data.sip && this.#line === null) this.#startLine(data.sip, data.extension);
    this.#publisher.again();
    this.#deps.onSeat(this.#seat);
    this.#setHolder(data.lease?.holder_tab ?? null);
    this.#show();
  }

  #seatOf(data: PhoneData): Seat {
    return {
      email: this.#deps.session.agent.email,
      extension: data.extension,
      groupNo: data.group_no,
      numbers: data.numbers,
      wrapUpSeconds: data.wrap_up_seconds,
    };
  }

  #startLine(account: SipAccount, extension: string): void {
    this.#line = createPhoneLine(account, {
      ...this.#deps,
      connection: this.#connection,
      extension,
      serverNow: () => this.#deps.clock.now() + this.#clockAhead,
      onChange: () => this.#show(),
    });
    this.#recording = this.#deps.record({
      phone: this.#line.phone,
      agentId: this.#deps.session.agent.customer_id,
      onChange: (recording) => this.#change({ recording }),
      onRefused: (reason) => this.#change({ notice: { key: 'recording.refused', vars: { reason } } }),
    });
  }

  #onLink(link: Link): void {
    if (link.name === 'ended') return this.#deps.onOver(link.reason);
    this.#deps.onChange({ link: link.name });
    if (link.name === 'online') {
      void this.#line?.lease.claim();
      this.#recording?.look();
    }
    this.#show();
  }

  #onPush(push: AnyPush): void {
    switch (push.method) {
      case 'media_lease_push':
        return this.#takeHolder(push.holder_tab, push.fencing);
      case 'call_state_push':
        if (this.#holding) return undefined;
        this.#heard = push.call;
        return this.#show();
      case 'phone_command_push':
        return void this.#obey(push).catch(this.#deps.onTrouble);
      case 'command_result_push':
        return this.#remote.onResult(push);
      case 'call_push':
        return this.#deps.onCallRow(push.call);
      case 'set_customer_status_push':
        return this.#takeStatus(push);
      default:
        return undefined;
    }
  }

  #setHolder(tab: string | null): void {
    this.#holder = tab;
    if (tab !== null && tab !== this.#deps.tab) this.#line?.phone.forgetEnded();
  }

  #takeHolder(tab: string | null, fencing: number): void {
    this.#setHolder(tab);
    if (tab === null) this.#line?.lease.onFreed();
    else if (tab !== this.#deps.tab) this.#line?.lease.onTaken(fencing);
    this.#show();
  }

  #takeStatus(push: Extract<AnyPush, { method: 'set_customer_status_push' }>): void {
    if (Number(push.customer_id) !== this.#deps.session.agent.customer_id) return;
    const status = phoneStatusOf(push);
    if (status !== null) this.#lateBusy.heard(status);
  }

  #hearStatus(status: PhoneStatus, isInCall: boolean): void {
    this.#chosen.heard(status, isInCall, this.#deps.clock.now());
    this.#change({ status });
  }

  async #obey({
    command_id,
    tab,
    method: _method,
    code: _code,
    ...command
  }: PhoneCommandPush): Promise<void> {
    if (tab !== this.#deps.tab) return;
    const outcome =
      this.#line && this.#holding ? await this.#perform(this.#line, command) : ('noHolder' as const);
    const reason = outcome === null ? {} : { reason: outcome };
    await this.#connection.ask('command_result', { command_id, ok: outcome === null, ...reason });
  }

  async #perform({ phone }: PhoneLine, command: Command): Promise<Outcome> {
    const { check, onChange } = this.#deps;
    const { call, moving } = this.#view();
    if (moving && command.command === 'hangup') {
      this.#endOnReturn = call?.callId ?? '';
      return null;
    }
    return perform({ phone, check, onMicrophone: (trouble) => onChange({ trouble }) }, command);
  }

  #change(change: Partial<SoftphoneState>): void {
    if (change.wrapUpUntil !== undefined) this.#wrapUpUntil = change.wrapUpUntil;
    this.#deps.onChange(change);
  }

  // ---- what is shown -------------------------------------------------------------------------------------------------

  #view() {
    const { clock } = this.#deps;
    if (!this.#line) return { call: this.#heard, moving: false };
    const own = this.#line.phone.state;
    const isGivenUp = this.#search.isGivenUp(this.#heard?.callId);
    const { holdsCalls } = this.#line;
    return callInView({
      holding: this.#holding,
      own,
      heard: this.#heard,
      isGivenUp,
      holdsCalls,
      now: clock.now(),
    });
  }

  /** P7: taken over, but not here yet. */
  #lookFor(moving: boolean): void {
    const own = this.#line?.phone.state;
    const isMissing = moving && own?.line === 'registered' && !own.reattaching;
    this.#search.set(isMissing ? (this.#heard?.callId ?? null) : null);
  }

  /** The agent hung up a call that was on its way here. */
  #endReturned(): void {
    const phone = this.#line?.phone;
    if (phone?.hasLiveCall !== true || phone.state.call?.facts.callId !== this.#endOnReturn) return;
    this.#endOnReturn = '';
    phone.hangUp();
  }

  #show(): void {
    if (this.#closed) return;
    this.#endReturned();
    const { call, moving } = this.#view();
    // A call that ended while its page was away ends once, at one time.
    if (this.#holding && call !== null && !moving) this.#heard = call;
    const shown = call?.code === 5 && call.callId === this.#dismissed ? null : call;
    this.#lookFor(moving);
    this.#publish(shown, moving);
    const isSame = JSON.stringify(shown) === this.#shownText;
    this.#shownText = JSON.stringify(shown);
    if (!isSame && isLiveCall(shown)) this.#chosen.callBegan(this.#deps.clock.now());
    if (!isSame && shown?.code === 5) this.#lateBusy.callEnded();
    this.#change({
      ...(isSame ? {} : { call: shown, ...wrapUpOf(shown, this.#seat?.wrapUpSeconds ?? 0) }),
      moving,
      holding: this.#holding,
      bound: this.#isBoundElsewhere,
      hasLine: this.#hasLine,
      line: this.#lineState(),
      own: this.#own(),
    });
  }

  #publish(call: PhoneCall | null, moving: boolean): void {
    const lease = this.#line?.lease.state;
    if (lease?.name === 'holding' && !moving && this.#connection.link.name === 'online')
      this.#publisher.publish(lease.token, call);
  }

  #lineState(): SoftphoneState['line'] {
    const isOnline = this.#connection.link.name === 'online';
    if (!this.#line) return isOnline && !this.#hasLine ? 'failed' : 'connecting';
    if (this.#holding) return this.#line.phone.state.line;
    // Another tab has the phone: as long as we hear of it, it is registered.
    if (!isOnline) return this.#connection.link.name === 'waiting' ? 'down' : 'connecting';
    return this.#holder === null || this.#holder === this.#deps.tab ? 'connecting' : 'registered';
  }

  #own(): SoftphoneState['own'] {
    if (!this.#line || !this.#holding) return null;
    const { call, consultation, transfer } = this.#line.phone.state;
    const isInterrupted = call?.name === 'talking' && call.media === 'interrupted';
    return { consultation, transfer, interrupted: isInterrupted };
  }
}

/** What the softphone needs of it. */
export type Desk = Pick<
  PhoneDesk,
  | 'open'
  | 'close'
  | 'command'
  | 'dismiss'
  | 'finish'
  | 'takePhone'
  | 'setStatus'
  | 'refresh'
  | 'retryNow'
  | 'letGo'
  | 'wouldLoseCall'
  | 'ask'
>;
