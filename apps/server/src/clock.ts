import type { Clock } from './deps.ts';

/** The machine's own. Timers do not keep the process alive. */
export const systemClock: Clock = {
  // oxlint-disable-next-line no-restricted-properties -- this is the edge: the machine's own clock
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
  every: (ms, run) => {
    const timer = setInterval(run, ms).unref();
    return () => clearInterval(timer);
  },
};
