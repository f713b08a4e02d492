import type { Clock } from '@inlay/client/clock.ts';

/** P7a: a dead STUN server would hold a call for 40 s; candidates that come later than this are done without. */
export const gatheringCapMs = 500;

/** Call with every candidate; `ready` is the same function during one gathering. */
export const gatheringCap = (clock: Clock): ((ready: () => void) => void) => {
  const started = new WeakSet<() => void>();
  return (ready) => {
    if (started.has(ready)) return;
    started.add(ready);
    clock.after(gatheringCapMs, ready);
  };
};
