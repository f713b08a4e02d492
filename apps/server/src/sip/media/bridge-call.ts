import type { CallMedia } from './call-media.ts';
import type { MediaQuestion } from './media-messages.ts';
import { frameSamples } from './pcmu.ts';
import { type PlainPlace, PlainSide } from './plain-side.ts';
import { RtpStream } from './rtp-stream.ts';
import { WebSide } from './web-side.ts';

/** A browser and a telephone: PCMU goes through as it is. */
export class BridgeCall implements CallMedia {
  readonly #place: PlainPlace;
  readonly #toPage = new RtpStream({ ssrc: 1, sequenceNumber: 0, timestamp: 0 }, frameSamples);
  readonly #page: WebSide;
  #telephone: Promise<PlainSide> | null = null;
  #plain: PlainSide | null = null;
  #isClosed = false;

  constructor(place: PlainPlace) {
    this.#place = place;
    this.#page = new WebSide((packet) => this.#plain?.send(packet));
  }

  async ask(what: MediaQuestion, sdp: string): Promise<string> {
    switch (what) {
      case 'answer':
        return this.#page.answer(sdp);
      case 'offer':
        return this.#page.offer();
      case 'takeAnswer':
        await this.#page.takeAnswer(sdp);
        return '';
      case 'plainOffer':
        return (await this.#open()).offer();
      case 'plainAnswer':
        return (await this.#open()).answer(sdp);
      case 'takePlainAnswer':
      default:
        (await this.#open()).take(sdp);
        return '';
    }
  }

  dtmf(digits: string): void {
    this.#plain?.press(digits);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#page.close();
    (await this.#telephone)?.close();
  }

  async #open(): Promise<PlainSide> {
    this.#telephone ??= PlainSide.open(this.#place, ({ header, payload }) =>
      this.#page.send(this.#toPage.of(header), payload),
    );
    this.#plain = await this.#telephone;
    if (this.#isClosed) throw new Error('the call is over');
    return this.#plain;
  }
}
