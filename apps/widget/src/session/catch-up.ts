import { backOff } from '../connection/back-off.ts';
import type { Timers } from '../connection/edge.ts';

type CatchUpDeps = Timers & { random(): number; isBehind(): boolean; resume(): Promise<boolean> };

/** D4: the last messages of a thread can be lost without a later number that would show it; the thread's own
 *  `last_seq` shows it. A moment's patience, because thread and message pushes of one change travel one by one. */
export const createCatchUp = ({ after, random, isBehind, resume }: CatchUpDeps): { check(): void } => {
  let tries = 0;
  let busy = false;

  const run = async (): Promise<void> => {
    if (isBehind()) await resume();
    busy = false;
    check();
  };

  const check = (): void => {
    if (busy) return;
    if (!isBehind()) {
      tries = 0;
      return;
    }
    busy = true;
    after(tries === 0 ? 300 : backOff(tries - 1, random), () => void run());
    tries += 1;
  };

  return { check };
};
