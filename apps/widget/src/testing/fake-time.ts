import type { Timers } from '../connection/edge.ts';

export type FakeTime = Timers & { now(): number; advance(ms: number): Promise<void> };

/** Lets everything that waits for a promise go on. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** Timers that run when the test says so, in their order. */
export const createFakeTime = (): FakeTime => {
  let now = 0;
  const timers = new Set<{ at: number; run: () => void }>();
  const next = (until: number): { at: number; run: () => void } | undefined =>
    [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: async (ms) => {
      const end = now + ms;
      for (let timer = next(end); timer; timer = next(end)) {
        timers.delete(timer);
        now = timer.at;
        timer.run();
        await settle();
      }
      now = end;
      await settle();
    },
  };
};
