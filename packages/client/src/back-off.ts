const shortest = 500;
const longest = 30_000;

/** Full jitter: anything between nothing and a ceiling that doubles from 0.5 to 30 s, so that the desks of a restarted
 *  server do not come back in one wave. The floor keeps a lucky draw from hammering. */
export const backOff = (attempt: number, random: () => number): number => {
  const ceiling = Math.min(longest, shortest * 2 ** Math.min(attempt, 16));
  return Math.max(100, random() * ceiling);
};
