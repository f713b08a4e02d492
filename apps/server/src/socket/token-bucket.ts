import type { Clock } from '../deps.ts';

export type Verdict = 'ok' | 'too-fast' | 'abusive';

/** Lets `perSecond` through for long and twice as many for a moment; who does not stop at all is abusive. */
export const tokenBucket = (clock: Pick<Clock, 'now'>, perSecond: number): (() => Verdict) => {
  const size = perSecond * 2;
  let tokens = size;
  let refused = 0;
  let last = clock.now();
  return () => {
    const now = clock.now();
    tokens = Math.min(size, tokens + ((now - last) * perSecond) / 1000);
    last = now;
    if (tokens >= 1) {
      tokens -= 1;
      refused = 0;
      return 'ok';
    }
    refused += 1;
    return refused > size * 5 ? 'abusive' : 'too-fast';
  };
};
