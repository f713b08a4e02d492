/** `npm test` takes the short number of rounds, `npm run test:faults` the long one. */
export const scaled = ({ short, long }: { short: number; long: number }): number =>
  process.env['INLAY_FAULTS'] === 'long' ? long : short;

/** Told with every result, so that a failure can be repeated: INLAY_FAULT_SEED=<seed>. */
export const faultSeed = (): number => Number(process.env['INLAY_FAULT_SEED'] ?? Date.now() % 100_000);
