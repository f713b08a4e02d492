import { frameSamples } from './pcmu.ts';

const keys = '0123456789*#ABCD';
/** 160 ms: what a thumb does, and what every exchange understands. */
const tonePackets = 8;
/** RFC 4733 §2.5.1.4: the end is said three times. */
const endPackets = 3;
const pausePackets = 4;
const volume = 10;
const mostWaiting = 64;

/** `timestampBack`: how far its timestamp lies behind that of the audio it replaces, in samples. */
export type KeyPacket = { payload: Buffer; isFirst: boolean; timestampBack: number };

/** RFC 4733: keys as packets that take the place of the audio, one for each packet of it. */
export class KeyPresses {
  readonly #waiting: number[] = [];
  #packet = 0;

  press(digits: string): void {
    for (const digit of digits.toUpperCase()) {
      const event = keys.indexOf(digit);
      if (event >= 0 && this.#waiting.length < mostWaiting) this.#waiting.push(event);
    }
  }

  /** What is sent instead of the next packet of audio; null: the audio itself. */
  next(): KeyPacket | null {
    const [event] = this.#waiting;
    if (event === undefined) return null;
    this.#packet += 1;
    const packet = this.#packet;
    if (packet > tonePackets + endPackets) return this.#pause(packet);
    const duration = Math.min(packet, tonePackets) * frameSamples;
    const payload = Buffer.alloc(4);
    payload.writeUInt8(event, 0);
    payload.writeUInt8((packet > tonePackets ? 0x80 : 0) | volume, 1);
    payload.writeUInt16BE(duration, 2);
    // §2.3: all packets of one key carry the timestamp of its beginning.
    return { payload, isFirst: packet === 1, timestampBack: (packet - 1) * frameSamples };
  }

  #pause(packet: number): null {
    if (packet === tonePackets + endPackets + pausePackets) {
      this.#waiting.shift();
      this.#packet = 0;
    }
    return null;
  }
}
