import type { Clock } from '../deps.ts';

const minute = 60_000;

/** At most so many a minute for each key; true when this one is still allowed. */
export const pace = (clock: Pick<Clock, 'now'>, perMinute: number): ((key: string) => boolean) => {
  let counts = new Map<string, number>();
  let before = new Map<string, number>();
  let startedAt = clock.now();
  const turn = (now: number): void => {
    if (now - startedAt < minute) return;
    before = now - startedAt < 2 * minute ? counts : new Map<string, number>();
    counts = new Map<string, number>();
    startedAt = now;
  };
  return (key) => {
    const now = clock.now();
    turn(now);
    // A sliding minute: what is left of the minute before still counts.
    const remaining = Math.max(0, 1 - (now - startedAt) / minute);
    const used = (counts.get(key) ?? 0) + (before.get(key) ?? 0) * remaining;
    if (used >= perMinute) return false;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return true;
  };
};
