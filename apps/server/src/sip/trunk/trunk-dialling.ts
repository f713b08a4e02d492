import type { Outcome } from '../client-transactions.ts';
import { denial } from '../denial.ts';
import type { DialAsk, Dialling, DialResult, NotConnected } from '../dialling.ts';
import type { Line } from '../line.ts';
import type { BridgePeer } from '../media/media-peer.ts';
import { nobodyAnswered } from '../reasons.ts';
import { looksLikeSdp } from '../sdp.ts';
import type { SipResponse } from '../wire/message.ts';
import type { HeaderLine } from '../wire/write-message.ts';
import { carrierRefusal } from './carrier-refusal.ts';
import type { TrunkLeg } from './trunk-leg.ts';

/** A call on its way to the carrier. */
export class TrunkDialling implements Dialling {
  readonly result: Promise<DialResult>;
  readonly #line: Line;
  readonly #leg: TrunkLeg;
  readonly #peer: BridgePeer;
  readonly #ask: DialAsk;
  readonly #stop: () => void;
  #settle: (result: DialResult) => void = () => undefined;
  #settled = false;
  #isInvited = false;
  /** The telephone's side is known: from early media, or from the answer. */
  #joined: Promise<string> | null = null;

  constructor(line: Line, leg: TrunkLeg, peer: BridgePeer, ask: DialAsk) {
    this.#line = line;
    this.#leg = leg;
    this.#peer = peer;
    this.#ask = ask;
    this.result = new Promise((resolve) => (this.#settle = resolve));
    this.#stop = line.clock.after(line.timers.noAnswer, () =>
      this.#giveUp([nobodyAnswered], { status: 480, result: 'no-answer' }),
    );
  }

  /** It is nobody's extension. */
  isAt(): boolean {
    return false;
  }

  async run(lines: readonly HeaderLine[]): Promise<void> {
    const onRinging = (response: SipResponse): void => this.#onRinging(response);
    try {
      const offer = await this.#peer.plainOffer();
      if (this.#settled) return this.#leg.end();
      this.#isInvited = true;
      await this.#onOutcome(await this.#leg.invite(offer, lines, onRinging));
    } catch (error) {
      this.#line.log.error({ err: error, callId: this.#ask.facts.callId }, 'a call over the trunk failed');
      this.#leg.bye();
      this.#leg.end();
      this.#finish(denial(801));
    }
  }

  cancel(lines: readonly HeaderLine[]): void {
    this.#giveUp(lines, { status: 487, result: 'cancelled' });
  }

  #onRinging({ body }: SipResponse): void {
    if (this.#settled) return;
    // Who is transferred hears what he heard before.
    if (this.#ask.offer === null || !looksLikeSdp(body)) return this.#ask.onRinging(180, '');
    this.#join(body).then(
      (answer) => {
        if (!this.#settled) this.#ask.onRinging(183, answer);
      },
      (error: unknown) => {
        this.#line.log.warn({ err: error }, 'the early media of the trunk cannot be served');
        this.#joined = null;
        if (!this.#settled) this.#ask.onRinging(180, '');
      },
    );
  }

  async #onOutcome(outcome: Outcome): Promise<void> {
    if (outcome === 'timeout' || outcome === 'lost') return this.#finish(denial(801));
    if (outcome.status >= 300) return this.#finish(carrierRefusal(outcome));
    this.#leg.acknowledge(outcome);
    // It crossed our CANCEL.
    if (this.#settled) return this.#leg.bye();
    const sdp = await this.#join(outcome.body);
    if (this.#settled) return this.#leg.bye();
    this.#finish({ party: this.#leg, sdp, finish: (answer) => this.#takeAnswer(answer) });
  }

  /** What the page is told: an answer to its offer, or an offer where it has made none. */
  #join(plainAnswer: string): Promise<string> {
    this.#joined ??= this.#peer
      .takePlainAnswer(plainAnswer)
      .then(() => (this.#ask.offer === null ? this.#peer.offer() : this.#peer.answer(this.#ask.offer)));
    return this.#joined;
  }

  #takeAnswer(answer: string | null): void {
    if (this.#ask.offer !== null) return;
    this.#peer.takeAnswer(answer ?? '').catch((error: unknown) => {
      this.#line.log.warn({ err: error }, 'the answer of a page cannot be served');
      this.#leg.owner.onExpired(this.#leg);
    });
  }

  #giveUp(lines: readonly HeaderLine[], result: NotConnected): void {
    if (this.#settled) return;
    this.#finish(result);
    if (this.#isInvited) this.#leg.cancel(lines);
  }

  #finish(result: DialResult): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#stop();
    this.#settle(result);
  }
}
