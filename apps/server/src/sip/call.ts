import type { HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import { type CallState, partiesOf, replaced } from './call-state.ts';
import type { Connected, Dialling, NotConnected } from './dialling.ts';
import type { Incoming } from './flow.ts';
import { hasGone } from './has-gone.ts';
import { Leg } from './leg.ts';
import type { Line } from './line.ts';
import type { Ending, LiveCall } from './live-call.ts';
import { LossTimers } from './loss-timers.ts';
import type { Party } from './party.ts';
import type { CallEvent, CallFacts, CallResult } from './ports.ts';
import { networkFault, pageGone, sessionExpired } from './reasons.ts';
import { relayInfo, relayOffer } from './relay.ts';
import { headerOf, type SipRequest } from './wire/message.ts';
import type { HeaderLine } from './wire/write-message.ts';

const reasonOf = (request: SipRequest): HeaderLine[] => {
  const reason = headerOf(request, 'reason');
  return reason === undefined || reason.length > 200 ? [] : [['Reason', reason]];
};

const notThere: NotConnected = { status: 480, result: 'no-answer' };
const noMedia: NotConnected = { status: 488, result: 'failed' };

/** Two sides and what goes between them. */
export class Call implements LiveCall {
  #facts: CallFacts;
  readonly startedAt: number;
  connectedAt: number | null = null;
  transfer: { by: Leg; dialling: Dialling | null } | null = null;
  readonly #line: Line;
  #state: CallState;
  #shownAs: string | null = null;
  readonly #losses: LossTimers;

  constructor(line: Line, facts: CallFacts, near: Party) {
    this.#line = line;
    this.#facts = facts;
    this.startedAt = line.clock.now();
    this.#losses = new LossTimers(line.clock);
    this.#state = { name: 'asking', near };
    line.calls.add(this);
    this.#tell({ name: 'started' });
  }

  get facts(): CallFacts {
    return this.#facts;
  }

  get id(): string {
    return this.#facts.callId;
  }

  get isEnded(): boolean {
    return this.#state.name === 'ended';
  }

  get isTalking(): boolean {
    return this.#state.name === 'talking';
  }

  involves(extension: string): boolean {
    const dialled = this.#state.name === 'ringing' && this.#state.dialling.isAt(extension);
    const transferred = this.transfer?.dialling?.isAt(extension) === true;
    return dialled || transferred || partiesOf(this.#state).some(({ who }) => who === extension);
  }

  heldBy(extension: string): boolean {
    return this.sideOf(extension)?.holds === true;
  }

  waitsFor(extension: string): boolean {
    return this.sideOf(extension)?.isLost === true;
  }

  sideOf(extension: string): Party | undefined {
    return this.#state.name === 'talking'
      ? this.#state.sides.find(({ who }) => who === extension)
      : undefined;
  }

  other(party: Party): Party | undefined {
    if (this.#state.name !== 'talking' || !this.#state.sides.includes(party)) return undefined;
    return this.#state.sides.find((side) => side !== party);
  }

  // ---- the beginning -------------------------------------------------------------------------------------------------

  deny(refusal: NotConnected): void {
    if (this.#state.name === 'ended' || this.#state.name === 'talking') return;
    const { near } = this.#state;
    if (near instanceof Leg) {
      const lines: HeaderLine[] = [
        ['X-Call-Id', this.id],
        ...(refusal.code === undefined ? [] : [['X-Hangup-Code', refusal.code] as const]),
      ];
      near.reject(
        refusal.status,
        refusal.reason === undefined ? { lines } : { lines, reason: refusal.reason },
      );
    } else near.bye([]);
    this.end({ result: refusal.result, endedBy: this.facts.callee, code: refusal.code });
  }

  /** Waits for the number that is dialled and joins the two. */
  async connect(dialling: Dialling): Promise<void> {
    if (this.#state.name !== 'asking') return dialling.cancel([]);
    const { near } = this.#state;
    this.#state = { name: 'ringing', near, dialling };
    const result = await dialling.result;
    if (!('party' in result)) return this.deny(result);
    if (this.isEnded || hasGone(result.party) || !(await this.#join(near, result))) this.#refuse(result);
  }

  #refuse(connected: Connected): void {
    const refusal = hasGone(connected.party) ? notThere : noMedia;
    connected.finish(null);
    connected.party.bye([]);
    this.deny(refusal);
  }

  /** False if the two found no common media or one has gone. */
  async #join(near: Party, connected: Connected): Promise<boolean> {
    if (near instanceof Leg) {
      this.#talk(near, connected.party);
      near.accept(connected.sdp, [['X-Call-Id', this.id]]);
      return true;
    }
    const answered = await near.offer(connected.sdp);
    if (!('answer' in answered) || this.isEnded || hasGone(connected.party)) return false;
    connected.finish(answered.answer);
    this.#talk(near, connected.party);
    return true;
  }

  #talk(near: Party, far: Party): void {
    this.#state = { name: 'talking', sides: [near, far] };
    this.connectedAt = this.#line.clock.now();
    // Where several were called, it is from now on a call with the one who answered.
    this.#facts = { ...this.#facts, callee: far.who };
    this.#tell({ name: 'answered', by: far.who });
    if (far instanceof Leg && !far.flow.isOpen) far.lose();
  }

  rings(status: 180 | 183, sdp: string, by = this.#facts.callee): void {
    if (this.#state.name === 'ended' || this.#state.name === 'talking') return;
    this.#tell({ name: 'ringing', by });
    if (this.#state.near instanceof Leg) this.#state.near.ring(status, [['X-Call-Id', this.id]], sdp);
  }

  hideCaller(shownAs: string): void {
    this.#shownAs = shownAs;
  }

  shown(who: string): string {
    return who === this.#facts.caller ? (this.#shownAs ?? who) : who;
  }

  left(who: string): void {
    if (this.#state.name === 'ringing') this.#tell({ name: 'left', by: who });
  }

  // ---- what a side does ----------------------------------------------------------------------------------------------

  onCancel(leg: Leg, request: SipRequest): void {
    if (this.#state.name === 'talking' || this.#state.name === 'ended' || this.#state.near !== leg) return;
    const dialling = this.#state.name === 'ringing' ? this.#state.dialling : null;
    this.end({ result: 'cancelled', endedBy: leg.who });
    dialling?.cancel(reasonOf(request));
  }

  onBye(leg: Leg, request: SipRequest): void {
    const other = this.other(leg);
    // Who has asked for a transfer may hang up at once; the transfer goes on without it.
    if (!other || this.transfer?.by === leg) return;
    this.end({ result: 'answered', endedBy: leg.who });
    other.bye(reasonOf(request));
  }

  onOffer(leg: Leg, incoming: Incoming): void {
    this.#guard(relayOffer(this, leg, incoming));
  }

  onInfo(leg: Leg, incoming: Incoming): void {
    this.#guard(relayInfo(this, leg, incoming));
  }

  onRefer(leg: Leg, incoming: Incoming): void {
    this.#guard(this.#line.refer(this, leg, incoming));
  }

  onExpired(leg: Leg): void {
    if (this.other(leg))
      this.hangUpAll([sessionExpired], { result: 'answered', endedBy: leg.who, code: 801 });
  }

  /** P7: while a page reloads, the other side is kept. Before the answer there is nothing to keep. */
  onLost(leg: Leg): void {
    if (this.#state.name === 'asking' || this.#state.name === 'ringing') {
      if (this.#state.near === leg) this.#nearGone(leg);
      return;
    }
    const other = this.other(leg);
    if (!other) return;
    this.#tell({ name: 'lost' });
    other.tell('lost');
    const { guestReattach, reattach } = this.#line.timers;
    this.#losses.waitFor(leg, this.#line.isGuest(leg.who) ? guestReattach : reattach, () =>
      this.hangUpAll([pageGone, networkFault], { result: 'answered', endedBy: leg.who, code: 801 }),
    );
  }

  #nearGone(leg: Leg): void {
    const dialling = this.#state.name === 'ringing' ? this.#state.dialling : null;
    leg.end();
    this.end({ result: 'cancelled', endedBy: leg.who, code: 800 });
    dialling?.cancel([pageGone]);
  }

  onBack(leg: Leg): void {
    this.#losses.stop(leg);
    if (!this.other(leg)) return;
    this.#tell({ name: 'back' });
    this.other(leg)?.tell('back');
  }

  replace(old: Party, fresh: Party): void {
    const other = this.other(old);
    if (!other) throw new Error('only a side of a call can be replaced');
    this.#losses.stop(old);
    if (old.isLost) {
      this.#tell({ name: 'back' });
      other.tell('back');
    }
    if (fresh instanceof Leg) fresh.owner = this;
    if (this.#state.name === 'talking') this.#state = replaced(this.#state.sides, old, fresh);
    if (fresh instanceof Leg && fresh.state !== 'received' && !fresh.flow.isOpen) fresh.lose();
  }

  tellTransferred(by: string, to: string): void {
    this.#tell({ name: 'transferred', by, to });
  }

  // ---- the end -------------------------------------------------------------------------------------------------------

  hangUpAll(lines: readonly HeaderLine[], ending: Ending): void {
    const state = this.#state;
    if (state.name === 'ended') return;
    if (state.name !== 'talking') {
      if (state.name === 'ringing') state.dialling.cancel(lines);
      return this.deny({ status: 503, result: ending.result, ...(ending.code ? { code: ending.code } : {}) });
    }
    const { sides } = state;
    this.end(ending);
    for (const side of sides) side.bye(lines);
  }

  end({ result, endedBy, code }: Ending): void {
    if (this.#state.name === 'ended') return;
    this.#state = { name: 'ended' };
    this.#losses.close();
    const { transfer } = this;
    this.transfer = null;
    transfer?.dialling?.cancel([]);
    this.#line.calls.remove(this);
    this.#tell({ name: 'ended', result, endedBy, hangupCode: code ?? null });
  }

  #tell(
    event:
      | { name: 'started' | 'lost' | 'back' }
      | { name: 'ringing' | 'answered' | 'left'; by: string }
      | { name: 'transferred'; by: string; to: string }
      | { name: 'ended'; result: CallResult; hangupCode: HangupCode | null; endedBy: string },
  ): void {
    const whole: CallEvent = { ...this.facts, at: this.#line.clock.now(), ...event };
    this.#line.onCallEvent(whole);
  }

  /** A fault in one call ends that call, not the line. */
  #guard(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#line.log.error({ err: error, callId: this.id }, 'a call failed');
      this.hangUpAll([networkFault], { result: 'failed', endedBy: '', code: 801 });
    });
  }
}
