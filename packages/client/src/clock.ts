/** Milliseconds since 1970 and timers; tests drive one by hand. */
export type Clock = {
  now(): number;
  /** Runs once; returns the cancel. */
  after(ms: number, run: () => void): () => void;
};

export const realClock: Clock = {
  // oxlint-disable-next-line no-restricted-properties -- this is the clock that the others take as a parameter
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
