/** What of an RTP header tells where a packet stands. */
export type RtpPlace = { ssrc: number; sequenceNumber: number; timestamp: number };

/** Packets of changing sources as one stream: no jump where the source changes, and its own gaps stay gaps. */
export class RtpStream {
  readonly #ssrc: number;
  readonly #step: number;
  #source: number | null = null;
  #sequenceShift = 0;
  #timestampShift = 0;
  #last: Omit<RtpPlace, 'ssrc'>;

  /** `step`: samples of one packet. */
  constructor({ ssrc, sequenceNumber, timestamp }: RtpPlace, step: number) {
    this.#ssrc = ssrc;
    this.#step = step;
    this.#last = { sequenceNumber, timestamp };
  }

  of({ ssrc, sequenceNumber, timestamp }: RtpPlace): RtpPlace {
    if (ssrc !== this.#source) {
      this.#source = ssrc;
      this.#sequenceShift = this.#last.sequenceNumber + 1 - sequenceNumber;
      this.#timestampShift = this.#last.timestamp + this.#step - timestamp;
    }
    this.#last = {
      sequenceNumber: (sequenceNumber + this.#sequenceShift) & 0xffff,
      timestamp: (timestamp + this.#timestampShift) >>> 0,
    };
    return { ssrc: this.#ssrc, ...this.#last };
  }
}
