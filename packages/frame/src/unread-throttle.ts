/** Milliseconds and timers of the page, or a test's. */
export type ThrottleClock = { now: () => number; after: (ms: number, run: () => void) => () => void };

/**
 * W2: passes values on when they differ from the last, with `gapMs` between two at least. The last value is never
 * dropped: it waits for its turn.
 */
export const latestOnly = <T>(
  clock: ThrottleClock,
  gapMs: number,
  same: (a: T, b: T) => boolean,
  pass: (value: T) => void,
): { offer: (value: T) => void; close: () => void } => {
  let passed: { value: T; at: number } | null = null;
  let waiting: { value: T } | null = null;
  let cancel: (() => void) | null = null;

  const passNow = (value: T): void => {
    if (passed && same(passed.value, value)) return;
    passed = { value, at: clock.now() };
    pass(value);
  };
  const whenDue = (): void => {
    cancel = null;
    const due = waiting;
    waiting = null;
    if (due) passNow(due.value);
  };
  return {
    offer: (value) => {
      const wait = passed ? passed.at + gapMs - clock.now() : 0;
      if (wait <= 0 && cancel === null) return passNow(value);
      waiting = { value };
      cancel ??= clock.after(Math.max(0, wait), whenDue);
    },
    close: () => {
      cancel?.();
      cancel = null;
      waiting = null;
    },
  };
};
