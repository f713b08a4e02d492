/** Latencies in milliseconds, kept whole: a benchmark run has at most a few million. */
export const percentiles = (values: number[]): { p50: number; p99: number } => {
  const sorted = Float64Array.from(values).toSorted();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
};
