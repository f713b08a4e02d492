import type { Clock } from '../deps.ts';
import type { ClientTransactions, Outcome } from './client-transactions.ts';
import { type Dialog, learnPeer, type RequestIds } from './dialog.ts';
import type { Flow, Incoming } from './flow.ts';
import { capabilities, legKey, sdpPayload, takesReplacesHeader } from './leg-lines.ts';
import { LegOffers } from './leg-offers.ts';
import type { LegOwnerOf } from './leg-owner.ts';
import { LegRequests } from './leg-requests.ts';
import { isUp, legAfter, type LegEvent, type LegState, moveLeg } from './leg-state.ts';
import type { Answered, Offered, Party } from './party.ts';
import type { SipTimers } from './sip-timers.ts';
import { putsOnHold } from './sdp.ts';
import { SessionTimer } from './session-timer.ts';
import { headerOf, type SipRequest, type SipResponse } from './wire/message.ts';
import type { HeaderLine, Payload, ReplyParts } from './wire/write-message.ts';

export type LegDeps = {
  clock: Clock;
  token: () => string;
  timers: Pick<SipTimers, 'request' | 'glare'>;
  transactions: ClientTransactions;
  legs: Map<string, Leg>;
};

export type LegOwner = LegOwnerOf<Leg>;

const withoutTag = (address: string): string => address.replace(/;\s*tag=[^;\s]+/i, '');

/** One SIP dialog of the server with one page. */
export class Leg implements Party {
  readonly who: string;
  readonly dialog: Dialog;
  readonly timer: SessionTimer;
  owner: LegOwner;
  /** The page's word that it answers an INVITE with Replaces by itself. */
  takesReplaces = false;
  /** Of the UAS: the INVITE that waits for its final answer. */
  #invite: Incoming | null = null;
  /** Of the UAC: the branch and number of our INVITE. */
  #inviteIds: RequestIds = { branch: '', cseq: 0 };
  #flow: Flow;
  #state: LegState;
  readonly #requests: LegRequests;
  readonly #offers: LegOffers;
  readonly #deps: LegDeps;

  constructor(deps: LegDeps, flow: Flow, who: string, dialog: Dialog, state: LegState, owner: LegOwner) {
    this.#deps = deps;
    this.#flow = flow;
    this.who = who;
    this.dialog = dialog;
    this.#state = state;
    this.owner = owner;
    this.timer = new SessionTimer(deps.clock, () => this.owner.onExpired(this));
    this.#requests = new LegRequests(deps, dialog, () => this.#flow);
    this.#offers = new LegOffers({
      clock: deps.clock,
      glareMs: deps.timers.glare,
      dialog,
      requests: this.#requests,
      timer: this.timer,
      self: () => this.#flow.self,
      canAsk: () => this.#state !== 'lost' && this.#state !== 'ended',
      acknowledge: (response, sdp) => this.acknowledge(response, sdp),
    });
    deps.legs.set(legKey(dialog.callId, dialog.localTag), this);
  }

  /** A leg of an INVITE that came in. */
  static received(deps: LegDeps, incoming: Incoming, who: string, dialog: Dialog, owner: LegOwner): Leg {
    const leg = new Leg(deps, incoming.flow, who, dialog, 'received', owner);
    leg.beginWith(incoming);
    return leg;
  }

  /** The INVITE that this leg answers. */
  beginWith(incoming: Incoming): void {
    this.#invite = incoming;
    this.#offers.holds = putsOnHold(incoming.request.body);
    this.takesReplaces = headerOf(incoming.request, takesReplacesHeader) === '1';
  }

  /** A second session with the same page, to come in the place of this one (RFC 3891). */
  successor(callId: string, localTag: string): Leg {
    const { local, remote, remoteTarget } = this.dialog;
    const dialog: Dialog = {
      callId,
      localTag,
      remoteTag: undefined,
      local: `${withoutTag(local)};tag=${localTag}`,
      remote: withoutTag(remote),
      remoteTarget,
      routes: this.dialog.routes,
      localCseq: 0,
      remoteCseq: 0,
    };
    return new Leg(this.#deps, this.#flow, this.who, dialog, 'invited', this.owner);
  }

  replacesLine(): HeaderLine {
    const { callId, localTag, remoteTag } = this.dialog;
    return ['Replaces', `${callId};to-tag=${remoteTag ?? ''};from-tag=${localTag}`];
  }

  get state(): LegState {
    return this.#state;
  }

  get flow(): Flow {
    return this.#flow;
  }

  get isLost(): boolean {
    return this.#state === 'lost';
  }

  get holds(): boolean {
    return this.#offers.holds;
  }

  get isOffering(): boolean {
    return this.#offers.isUnderWay;
  }

  /** The INVITE that a CANCEL may name. */
  get inviteRequest(): SipRequest | null {
    return this.#invite?.request ?? null;
  }

  #move(event: LegEvent): void {
    this.#state = moveLeg(this.#state, event);
  }

  // ---- the server as UAS -------------------------------------------------------------------------------------------

  ring(status: 180 | 183 = 180, lines: readonly HeaderLine[] = [], sdp = ''): void {
    if (legAfter(this.#state, 'ring') === null) return;
    this.#move('ring');
    this.#invite?.reply(status, this.#parts(lines, sdp));
  }

  accept(sdp: string, lines: readonly HeaderLine[] = []): void {
    const invite = this.#invite;
    if (!invite || legAfter(this.#state, 'answer') === null) return;
    this.#move('answer');
    const timerLines = this.timer.answerTo(invite.request);
    const { allow, supported } = this.#flow.self;
    invite.reply(200, this.#parts([allow, supported, ...timerLines, ...lines], sdp));
    this.#invite = null;
    if (!this.#flow.isOpen) this.lose();
  }

  reject(status: number, parts: ReplyParts = {}): void {
    this.#invite?.reply(status, { toTag: this.dialog.localTag, ...parts });
    this.end();
  }

  #parts(lines: readonly HeaderLine[], sdp: string): ReplyParts {
    return {
      toTag: this.dialog.localTag,
      lines: [this.#flow.self.contact, ...lines],
      ...(sdp === '' ? {} : { payload: sdpPayload(sdp) }),
    };
  }

  // ---- the server as UAC -------------------------------------------------------------------------------------------

  /** Settles with the final answer; 2xx must be met with `acknowledge`. */
  async invite(
    sdp: string | null,
    lines: readonly HeaderLine[],
    onRinging: (response: SipResponse) => void,
  ): Promise<Outcome> {
    const onProvisional = (response: SipResponse): void => {
      if (response.status === 100 || legAfter(this.#state, 'ring') === null) return;
      this.#move('ring');
      onRinging(response);
    };
    const all = [...capabilities(this.#flow.self), ...SessionTimer.ask(), ...lines];
    const outcome = await this.#requests.ask('INVITE', all, {
      payload: sdp === null ? undefined : sdpPayload(sdp),
      onProvisional,
      onSent: (ids) => (this.#inviteIds = ids),
    });
    return this.#afterInvite(outcome);
  }

  #afterInvite(outcome: Outcome): Outcome {
    if (typeof outcome === 'string' || outcome.status >= 300) {
      this.end();
      return outcome;
    }
    learnPeer(this.dialog, outcome);
    if (legAfter(this.#state, 'answer') === null) return outcome;
    this.#move('answer');
    this.#offers.holds = false;
    this.takesReplaces = headerOf(outcome, takesReplacesHeader) === '1';
    this.timer.agreed(outcome);
    return outcome;
  }

  acknowledge(response: SipResponse, sdp: string | null = null): void {
    this.#requests.acknowledge(response, sdp);
    if (legAfter(this.#state, 'ack') !== null) this.#move('ack');
  }

  /**
   * The page may not have said anything yet: RFC 3261 §9.1 has us wait for a provisional answer because datagrams overtake
   * each other. On a WebSocket nothing does.
   */
  cancel(lines: readonly HeaderLine[]): void {
    if (legAfter(this.#state, 'cancel') === null) return;
    this.#move('cancel');
    this.#requests.cancel(this.#inviteIds, lines);
  }

  // ---- both --------------------------------------------------------------------------------------------------------

  bye(lines: readonly HeaderLine[] = []): void {
    if (!isUp(this.#state)) return;
    // Not waited for: whatever comes back, the leg is over.
    void this.#requests.ask('BYE', lines);
    this.end();
  }

  async info(payload: Payload): Promise<number> {
    if (this.#state === 'lost') return 480;
    const outcome = await this.#requests.ask('INFO', [this.#flow.self.contact], { payload });
    return typeof outcome === 'string' ? 408 : outcome.status;
  }

  tell(state: 'lost' | 'back'): void {
    if (!isUp(this.#state) || this.#state === 'lost') return;
    void this.info({ contentType: 'application/x-inlay-peer', body: state });
  }

  /** The progress of a transfer (RFC 3515). */
  notify(fragment: string, done: boolean): void {
    if (!isUp(this.#state)) return;
    const state = done ? 'terminated;reason=noresource' : 'active;expires=60';
    const lines: HeaderLine[] = [this.#flow.self.contact, ['Event', 'refer'], ['Subscription-State', state]];
    const payload = { contentType: 'message/sipfrag;version=2.0', body: `${fragment}\r\n` };
    void this.#requests.ask('NOTIFY', lines, { payload });
  }

  /** A new offer of the other side. */
  offer(sdp: string): Promise<Answered> {
    return this.#offers.make(sdp);
  }

  async askForOffer(): Promise<Offered> {
    const response = await this.#offers.reinvite(null);
    if (typeof response === 'number') return { status: response };
    return { offer: response.body, finish: (answer) => this.acknowledge(response, answer) };
  }

  /** A 2xx that comes again wants its ACK again. */
  onRepeatedResponse(response: SipResponse): void {
    this.#requests.acknowledgeAgain(response);
  }

  // ---- what the page asks --------------------------------------------------------------------------------------------

  receive(incoming: Incoming): void {
    const { request, flow } = incoming;
    if (this.#flow !== flow) this.#moveTo(flow);
    this.timer.refreshed();
    if (request.method === 'ACK') return this.#onAck();
    if (request.method !== 'CANCEL' && request.cseq.number <= this.dialog.remoteCseq)
      return incoming.reply(500, { reason: 'CSeq Is Too Low' });
    if (request.method !== 'CANCEL') this.dialog.remoteCseq = request.cseq.number;
    this.#dispatch(incoming);
  }

  #dispatch(incoming: Incoming): void {
    switch (incoming.request.method) {
      case 'BYE':
        return this.#onBye(incoming);
      case 'INVITE':
      case 'UPDATE':
        return this.#onOffer(incoming);
      case 'INFO':
        return this.#ifUp(incoming, () => this.owner.onInfo(this, incoming));
      case 'REFER':
        return this.#ifUp(incoming, () => this.owner.onRefer(this, incoming));
      case 'OPTIONS':
        return incoming.reply(200, { lines: capabilities(this.#flow.self) });
      case 'NOTIFY':
        return incoming.reply(481, { reason: 'Subscription Does Not Exist' });
      default:
        return incoming.reply(405, { lines: [this.#flow.self.allow] });
    }
  }

  #ifUp(incoming: Incoming, run: () => void): void {
    if (isUp(this.#state)) run();
    else incoming.reply(481);
  }

  #onAck(): void {
    if (legAfter(this.#state, 'ack') !== null) this.#move('ack');
  }

  #onBye(incoming: Incoming): void {
    incoming.reply(200);
    if (this.#state === 'ended') return;
    const wasUp = isUp(this.#state);
    if (!wasUp) this.#invite?.reply(487, { toTag: this.dialog.localTag });
    this.end();
    if (wasUp) this.owner.onBye(this, incoming.request);
    else this.owner.onCancel(this, incoming.request);
  }

  /** CANCEL found this leg's INVITE. The 200 of the CANCEL itself is the connection's. */
  cancelled(request: SipRequest): void {
    if (!this.#invite || this.#state === 'ended') return;
    this.#invite.reply(487, { toTag: this.dialog.localTag });
    this.end();
    this.owner.onCancel(this, request);
  }

  #onOffer(incoming: Incoming): void {
    if (!isUp(this.#state)) return incoming.reply(this.#state === 'ended' ? 481 : 491);
    this.#offers.take(incoming, (offer) => this.passOffer(offer));
  }

  protected passOffer(offer: Incoming): void {
    this.owner.onOffer(this, offer);
  }

  // ---- the socket ----------------------------------------------------------------------------------------------------

  #moveTo(flow: Flow): void {
    this.#flow = flow;
    this.back();
  }

  /** The page has its socket again: the same page, so the media never stopped. */
  reconnect(flow: Flow): void {
    if (this.#state === 'ended') return;
    this.#moveTo(flow);
  }

  /** The socket has gone. */
  lose(): void {
    this.#requests.loseAll();
    this.#offers.forget();
    if (legAfter(this.#state, 'lose') !== null) this.#move('lose');
    this.owner.onLost(this);
  }

  back(): void {
    if (this.#state !== 'lost') return;
    this.#move('back');
    this.owner.onBack(this);
  }

  /** Idempotent. */
  end(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.timer.stop();
    this.#invite = null;
    const key = legKey(this.dialog.callId, this.dialog.localTag);
    // Late repeats of its last messages find it for a while; then it is forgotten.
    this.#deps.clock.after(this.#deps.timers.request, () => this.#deps.legs.delete(key));
  }
}
