import type { Flow, Incoming } from '../flow.ts';
import { Leg, type LegDeps, type LegOwner } from '../leg.ts';
import type { BridgePeer } from '../media/media-peer.ts';
import { digitOf } from '../media-party.ts';
import type { Dialog } from '../dialog.ts';
import type { Answered, Offered } from '../party.ts';
import type { SipLog } from '../ports.ts';
import { looksLikeSdp } from '../sdp.ts';
import type { LegState } from '../leg-state.ts';
import type { HeaderLine, Payload, ReplyParts } from '../wire/write-message.ts';

type Needs = { deps: LegDeps; flow: Flow; peer: BridgePeer; log: SipLog };

/**
 * A dialog with the carrier. Towards it the call has plain RTP, towards the pages WebRTC: what a page offers or answers is
 * for the media between, and the carrier never hears of it.
 */
export class TrunkLeg extends Leg {
  readonly #peer: BridgePeer;
  readonly #log: SipLog;
  /** Of a call that comes in: our answer to the carrier's offer. */
  #plainAnswer = '';

  constructor(
    { deps, flow, peer, log }: Needs,
    who: string,
    dialog: Dialog,
    state: LegState,
    owner: LegOwner,
  ) {
    super(deps, flow, who, dialog, state, owner);
    this.#peer = peer;
    this.#log = log;
  }

  /** For pages that are called: an offer of the media between, once the carrier's own can be served. */
  async prepare(plainOffer: string): Promise<string> {
    this.#plainAnswer = await this.#peer.plainAnswer(plainOffer);
    return this.#peer.offer();
  }

  override ring(status: 180 | 183 = 180): void {
    // Early media of a page is none of the carrier's.
    super.ring(status === 183 ? 180 : status);
  }

  override accept(sdp: string): void {
    super.accept(this.#plainAnswer);
    this.#peer.takeAnswer(sdp).catch((error: unknown) => this.#fail(error));
  }

  override reject(status: number, parts: ReplyParts = {}): void {
    const lines = (parts.lines ?? []).filter(([name]) => !name.startsWith('X-'));
    super.reject(status, { ...parts, lines });
  }

  override async offer(sdp: string): Promise<Answered> {
    try {
      return { answer: await this.#peer.answer(sdp) };
    } catch (error) {
      this.#log.warn({ err: error, who: this.who }, 'the media process refused an offer');
      return { status: 488 };
    }
  }

  override async askForOffer(): Promise<Offered> {
    try {
      const offer = await this.#peer.offer();
      const finish = (answer: string | null): void =>
        void this.#peer.takeAnswer(answer ?? '').catch((error: unknown) => this.#fail(error));
      return { offer, finish };
    } catch (error) {
      this.#log.warn({ err: error, who: this.who }, 'the media process made no offer');
      return { status: 488 };
    }
  }

  override info(payload: Payload): Promise<number> {
    const digit = digitOf(payload);
    if (digit === null) return Promise.resolve(415);
    this.#peer.dtmf(digit);
    return Promise.resolve(200);
  }

  override tell(): void {
    // No page that could show it.
  }

  override bye(lines: readonly HeaderLine[] = []): void {
    super.bye(lines.filter(([name]) => name === 'Reason'));
  }

  override end(): void {
    super.end();
    this.#peer.close();
  }

  /** Hold, another address for the audio, a refresh: between the carrier and the media. A transfer is not the carrier's to ask. */
  override receive(incoming: Incoming): void {
    if (incoming.request.method === 'REFER') return incoming.reply(403);
    super.receive(incoming);
  }

  protected override passOffer(incoming: Incoming): void {
    const { body } = incoming.request;
    if (!looksLikeSdp(body)) return incoming.reply(488);
    this.#peer.plainAnswer(body).then(
      (answer) => incoming.reply(200, { payload: { contentType: 'application/sdp', body: answer } }),
      (error: unknown) => {
        this.#log.warn({ err: error, who: this.who }, 'the trunk offered what cannot be served');
        incoming.reply(488);
      },
    );
  }

  #fail(error: unknown): void {
    this.#log.warn({ err: error, who: this.who }, 'the media of a call over the trunk failed');
    this.owner.onExpired(this);
  }
}
