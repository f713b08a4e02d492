const firstMs = 5000;
const longestMs = 60 * 60 * 1000;

/**
 * How long to wait after this many failed attempts (≥ 1): 5 s · 2ⁿ up to an hour, of which half is chance, so that a
 * receiver that comes back does not meet all of it at once. `random` in [0, 1).
 */
export const backOffMs = (failed: number, random: () => number): number => {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failed - 1, 20));
  return Math.round(full / 2 + (random() * full) / 2);
};
