import type { CallMedia } from './call-media.ts';
import type { MediaQuestion } from './media-messages.ts';
import type { MediaKind } from './media-peer.ts';
import { greeting } from './greeting.ts';
import { frameSamples, sine } from './pcmu.ts';
import { WebSide } from './web-side.ts';

const frameMs = 20;
const beepFrames = 15;

const digitTones = new Map(Array.from('0123456789*#ABCD', (digit, index) => [digit, 500 + 60 * index]));

/** One call of a demo number: echo, a tone of 440 Hz, or a spoken greeting; a short beep answers each DTMF digit. */
export class DemoCall implements CallMedia {
  readonly #kind: MediaKind;
  readonly #page: WebSide;
  #sequenceNumber = 0;
  #timestamp = 0;
  #beep: { frame: () => Buffer; left: number } | null = null;
  readonly #ticker: NodeJS.Timeout;

  constructor(kind: MediaKind) {
    this.#kind = kind;
    this.#page = new WebSide(({ payload }) => {
      if (this.#kind === 'echo' && !this.#beep) this.#send(payload);
    });
    const played = kind === 'echo' ? null : kind === 'tone' ? sine(440) : greeting();
    this.#ticker = setInterval(() => this.#tick(played), frameMs);
  }

  async ask(what: MediaQuestion, sdp: string): Promise<string> {
    if (what !== 'answer') throw new Error('a demo number only answers');
    return this.#page.answer(sdp);
  }

  dtmf(digits: string): void {
    const hertz = digitTones.get(digits.slice(0, 1).toUpperCase());
    if (hertz !== undefined) this.#beep = { frame: sine(hertz), left: beepFrames };
  }

  async close(): Promise<void> {
    clearInterval(this.#ticker);
    await this.#page.close();
  }

  #send(payload: Buffer): void {
    this.#sequenceNumber = (this.#sequenceNumber + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + frameSamples) >>> 0;
    this.#page.send({ ssrc: 1, sequenceNumber: this.#sequenceNumber, timestamp: this.#timestamp }, payload);
  }

  #tick(played: (() => Buffer) | null): void {
    if (!this.#page.isOpen) return;
    if (this.#beep) {
      this.#send(this.#beep.frame());
      this.#beep.left -= 1;
      if (this.#beep.left === 0) this.#beep = null;
    } else if (played) this.#send(played());
  }
}
