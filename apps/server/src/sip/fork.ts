import type { Outcome } from './client-transactions.ts';
import type { DialAsk, Dialling, DialResult, NotConnected } from './dialling.ts';
import { Leg } from './leg.ts';
import type { Line } from './line.ts';
import { completedElsewhere, declinedElsewhere, nobodyAnswered } from './reasons.ts';
import type { Binding } from './registrar.ts';
import type { SipResponse } from './wire/message.ts';
import { callLines } from './x-headers.ts';
import type { HeaderLine } from './wire/write-message.ts';

const notAnswered: NotConnected = { status: 480, result: 'no-answer' };

/** What the caller hears of a page's refusal; anything strange is "not available". */
const refusalOf = (status: number): NotConnected => {
  if (status === 486 || status === 600) return { status: 486, result: 'busy' };
  if (status >= 600 || status === 403) return { status: 603, result: 'declined' };
  if (status === 488) return { status, result: 'failed' };
  return notAnswered;
};

/**
 * Rings the pages of one extension. The first to answer wins, the others are told so. A page that comes while it rings
 * (a reload, a new holder of the lease, P7) is rung as well.
 */
export class Fork implements Dialling {
  readonly #target: string;
  readonly result: Promise<DialResult>;
  readonly #line: Line;
  readonly #ask: DialAsk;
  readonly #branches = new Map<string, Leg>();
  #best: NotConnected = notAnswered;
  #settle: (result: DialResult) => void = () => undefined;
  #settled = false;
  #stops: (() => void)[] = [];
  #stopLossTimer: () => void = () => undefined;

  constructor(line: Line, target: string, ask: DialAsk) {
    this.#line = line;
    this.#target = target;
    this.#ask = ask;
    this.result = new Promise((resolve) => (this.#settle = resolve));
  }

  isAt(extension: string): boolean {
    return extension === this.#target;
  }

  async start(): Promise<void> {
    const bindings = this.#line.registrar.of(this.#target);
    if (bindings.length === 0) return this.#finish(await this.#nobody());
    this.#stops.push(
      this.#line.clock.after(this.#line.timers.noAnswer, () => this.#giveUp([nobodyAnswered], notAnswered)),
      this.#line.registrar.onRegistered((binding) => this.#joined(binding)),
    );
    await this.#ring(bindings);
    if (this.#branches.size === 0) this.#waitForPage();
  }

  async #nobody(): Promise<NotConnected> {
    const exists = await this.#line.isExtension(this.#target);
    return exists ? notAnswered : { status: 404, code: 812, result: 'failed' };
  }

  cancel(lines: readonly HeaderLine[]): void {
    this.#giveUp(lines, { status: 487, result: 'cancelled' });
  }

  #joined(binding: Binding): void {
    if (binding.extension !== this.#target || this.#branches.has(binding.contact)) return;
    this.#ring([binding]).catch((error: unknown) =>
      this.#line.log.error({ err: error, callId: this.#ask.facts.callId }, 'ringing a page failed'),
    );
  }

  /** P7: only the holder of the lease is rung, if there is one. */
  async #ring(bindings: readonly Binding[]): Promise<void> {
    const lease = await this.#line.leaseOf(this.#target);
    if (this.#settled) return;
    for (const binding of bindings)
      if (lease === null || binding.leaseToken === lease.token) this.#branchTo(binding);
  }

  #branchTo(binding: Binding): void {
    if (this.#branches.has(binding.contact) || !binding.flow.isOpen) return;
    this.#stopLossTimer();
    const { realm, token } = this.#line;
    const localTag = token();
    const dialog = {
      callId: token(),
      localTag,
      remoteTag: undefined,
      local: `<sip:${encodeURIComponent(this.#ask.from)}@${realm}>;tag=${localTag}`,
      remote: `<sip:${this.#target}@${realm}>`,
      remoteTarget: binding.contact,
      routes: [],
      localCseq: 0,
      remoteCseq: 0,
    };
    const leg = new Leg(this.#line, binding.flow, this.#target, dialog, 'invited', this.#ask.owner);
    this.#branches.set(binding.contact, leg);
    const onRinging = (response: SipResponse): void => this.#onRinging(response);
    void leg
      .invite(this.#ask.offer, callLines(this.#ask.facts), onRinging)
      .then((outcome) => this.#onOutcome(binding.contact, leg, outcome));
  }

  #onRinging({ status, body }: SipResponse): void {
    if (this.#settled) return;
    // Early media of one of several pages would be a gamble.
    const early = status === 183 && body !== '' && this.#branches.size === 1 && this.#ask.offer !== null;
    this.#ask.onRinging(early ? 183 : 180, early ? body : '');
  }

  #onOutcome(contact: string, leg: Leg, outcome: Outcome): void {
    this.#branches.delete(contact);
    if (typeof outcome !== 'string' && outcome.status < 300) return this.#onAnswer(leg, outcome);
    if (this.#settled) return;
    if (typeof outcome !== 'string') {
      const refusal = refusalOf(outcome.status);
      if (refusal.result === 'declined') return this.#giveUp([declinedElsewhere], refusal);
      if (this.#best.result !== 'busy') this.#best = refusal;
    }
    if (this.#branches.size > 0) return;
    if (outcome === 'lost') this.#waitForPage();
    else this.#finish(this.#best);
  }

  #onAnswer(leg: Leg, response: SipResponse): void {
    if (this.#settled) {
      // It crossed our CANCEL.
      leg.acknowledge(response);
      return leg.bye([completedElsewhere]);
    }
    if (this.#ask.offer !== null) leg.acknowledge(response);
    this.#finish({
      party: leg,
      sdp: response.body,
      finish: (answer) => {
        if (this.#ask.offer === null) leg.acknowledge(response, answer);
      },
    });
    this.#cancelAll([completedElsewhere]);
  }

  /** Every ringing page has gone; one may come back, and the caller hears the ring tone so long. */
  #waitForPage(): void {
    if (this.#settled) return;
    this.#stopLossTimer();
    this.#stopLossTimer = this.#line.clock.after(this.#line.timers.ringLoss, () => this.#finish(notAnswered));
  }

  #giveUp(lines: readonly HeaderLine[], result: NotConnected): void {
    if (this.#settled) return;
    this.#finish(result);
    this.#cancelAll(lines);
  }

  #cancelAll(lines: readonly HeaderLine[]): void {
    for (const leg of this.#branches.values()) leg.cancel(lines);
  }

  #finish(result: DialResult): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#stopLossTimer();
    for (const stop of this.#stops.splice(0)) stop();
    this.#settle(result);
  }
}
