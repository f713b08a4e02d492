import type { Clock } from '@inlay/client/clock.ts';

/** RFC 4733 and slow menus: a tone of 100 ms, then a gap; a comma waits two seconds. */
export const dtmfTimes = { tone: 100, gap: 80, pause: 2_000 } as const;

/** Digits leave one after another, however fast they are typed or pasted. Ends with the call. */
export class DtmfQueue {
  readonly #clock: Clock;
  readonly #send: (digit: string) => void;
  readonly #waiting: string[] = [];
  #cancel: (() => void) | null = null;
  #closed = false;

  constructor(clock: Clock, send: (digit: string) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  /** Answers how many were taken; what is no tone is left out. */
  add(text: string): number {
    if (this.#closed) return 0;
    const digits =
      text
        .slice(0, 64)
        .toUpperCase()
        .match(/[0-9A-D*#,]/g) ?? [];
    this.#waiting.push(...digits);
    if (this.#cancel === null) this.#next();
    return digits.length;
  }

  /** Idempotent; what waits is dropped. */
  close(): void {
    this.#closed = true;
    this.#waiting.length = 0;
    this.#cancel?.();
    this.#cancel = null;
  }

  #next(): void {
    const digit = this.#waiting.shift();
    if (digit === undefined || this.#closed) {
      this.#cancel = null;
      return;
    }
    if (digit !== ',') this.#send(digit);
    const rest = digit === ',' ? dtmfTimes.pause : dtmfTimes.tone + dtmfTimes.gap;
    this.#cancel = this.#clock.after(rest, () => this.#next());
  }
}
