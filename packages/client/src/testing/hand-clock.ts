import type { Clock } from '../clock.ts';

type Timer = { at: number; run: () => void };

export type HandClock = Clock & { advance(ms: number): Promise<void>; waiting(): number };

/** Lets everything that was resolved run its course. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** Moves only when told. */
export const handClock = (start = 1_700_000_000_000): HandClock => {
  let now = start;
  let timers: Timer[] = [];
  const due = (until: number) => timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    waiting: () => timers.length,
    advance: async (ms) => {
      const until = now + ms;
      await settle();
      for (let timer = due(until); timer; timer = due(until)) {
        const running = timer;
        timers = timers.filter((other) => other !== running);
        now = running.at;
        running.run();
        await settle();
      }
      now = until;
    },
  };
};
