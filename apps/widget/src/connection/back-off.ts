const shortest = 1000;
const longest = 30_000;

/** How long to wait before try number `attempt` (0, 1, 2 …): 0.5–1 s at first, 15–30 s at last. The jitter keeps the
 *  widgets of a restarted server from coming back in one wave. */
export const backOff = (attempt: number, random: () => number): number => {
  const ceiling = Math.min(longest, shortest * 2 ** Math.min(attempt, 16));
  return ceiling / 2 + (random() * ceiling) / 2;
};
