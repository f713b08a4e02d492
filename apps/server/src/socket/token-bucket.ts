import type { Clock } from '../deps.ts';

export type Verdict = 'ok' | 'too-fast' | 'abusive';

/** Lets `perSecond` through for long and twice as many for a moment; who does not stop at all is abusive. */
export class TokenBucket {
  readonly #perSecond: number;
  #tokens: number;
  #refused = 0;
  #last: number;

  constructor(clock: Pick<Clock, 'now'>, perSecond: number) {
    this.#perSecond = perSecond;
    this.#tokens = perSecond * 2;
    this.#last = clock.now();
  }

  take(now: number): Verdict {
    const size = this.#perSecond * 2;
    this.#tokens = Math.min(size, this.#tokens + ((now - this.#last) * this.#perSecond) / 1000);
    this.#last = now;
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      this.#refused = 0;
      return 'ok';
    }
    this.#refused += 1;
    return this.#refused > size * 5 ? 'abusive' : 'too-fast';
  }
}
