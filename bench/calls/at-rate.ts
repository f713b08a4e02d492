import type { Pair } from './pair.ts';

const tickMs = 1;
const patienceMs = 60_000;

export type Calls = {
  /** Milliseconds until it was set up, of each call. */
  took: number[];
  /** What the server could not do. */
  refused: number;
};

/**
 * So many calls a second, whether those before them are set up or not. What a call waits for a free pair counts: it
 * would have been dialled then.
 */
export const callsAtRate = (pairs: readonly Pair[], perSecond: number, seconds: number): Promise<Calls> =>
  new Promise((resolve, reject) => {
    const free = [...pairs];
    const due: number[] = [];
    const calls: Calls = { took: [], refused: 0 };
    const wanted = Math.round(perSecond * seconds);
    const start = performance.now();
    let [planned, over] = [0, 0];
    const whenOver = (pair: Pair): void => {
      over += 1;
      free.push(pair);
      if (over < wanted) return;
      clearInterval(timer);
      clearTimeout(deadline);
      resolve(calls);
    };
    const dial = (pair: Pair, at: number): void =>
      void pair
        .call(() => calls.took.push(performance.now() - at))
        .catch(() => (calls.refused += 1))
        .then(() => whenOver(pair));
    const timer = setInterval(() => {
      for (; planned < wanted && start + (planned * 1000) / perSecond <= performance.now(); planned += 1)
        due.push(start + (planned * 1000) / perSecond);
      while (due.length > 0 && free.length > 0) dial(free.shift() as Pair, due.shift() as number);
    }, tickMs);
    const deadline = setTimeout(
      () =>
        reject(
          new Error(`${wanted - over} of ${wanted} calls are not over after ${patienceMs / 1000} s more`),
        ),
      seconds * 1000 + patienceMs,
    );
  });
