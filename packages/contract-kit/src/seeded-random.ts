/** A xorshift generator: the same seed gives the same faults. Returns numbers in [0, 1). */
export const seededRandom = (seed: number): (() => number) => {
  let state = (seed ^ 0x9e3779b9) | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};
