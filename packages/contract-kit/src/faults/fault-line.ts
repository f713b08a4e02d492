import type { FaultSwitches } from './switches.ts';

type Deps = {
  faults: Pick<FaultSwitches, 'drop' | 'reorder' | 'duplicate' | 'sleep'>;
  random: () => number;
  /** Returns the cancel. */
  after: (ms: number, run: () => void) => () => void;
};

export type FaultLine<T> = {
  put: (item: T) => void;
  /** How often each fault has struck. */
  counts: { passed: number; dropped: number; reordered: number; duplicated: number };
  close: () => void;
};

/** A frame that is held back goes out behind the next one; alone on the line, after this. */
const longestHoldMs = 100;

/** One direction of a line that loses, doubles, delays and swaps what is put into it, as the seed says. */
export const createFaultLine = <T>(
  { faults, random, after }: Deps,
  deliver: (item: T) => void,
): FaultLine<T> => {
  const counts = { passed: 0, dropped: 0, reordered: 0, duplicated: 0 };
  const timers = new Set<() => void>();
  let held: { item: T; cancel: () => void } | null = null;

  const later = (ms: number, run: () => void): (() => void) => {
    const cancel = after(ms, () => {
      timers.delete(cancel);
      run();
    });
    timers.add(cancel);
    return cancel;
  };
  const out = (item: T): void => {
    counts.passed += 1;
    if (faults.sleep === 0) return deliver(item);
    later(random() * faults.sleep, () => deliver(item));
  };
  const release = (): void => {
    const waiting = held;
    held = null;
    waiting?.cancel();
    if (waiting) out(waiting.item);
  };
  const hold = (item: T): void => {
    counts.reordered += 1;
    held = { item, cancel: later(longestHoldMs, release) };
  };
  const put = (item: T): void => {
    // Each is drawn each time, so that one switch does not change what another strikes.
    const [dropped, doubled, swapped] = [random(), random(), random()];
    if (dropped < faults.drop) {
      counts.dropped += 1;
      return;
    }
    if (!held && swapped < faults.reorder) return hold(item);
    out(item);
    release();
    if (doubled >= faults.duplicate) return;
    counts.duplicated += 1;
    out(item);
  };
  const close = (): void => {
    for (const cancel of timers) cancel();
    timers.clear();
    held = null;
  };
  return { put, counts, close };
};
