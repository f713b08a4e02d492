import type { Outcome } from './outcome.ts';

/** What the kit needs of the machine. */
export type KitDeps = {
  /** Milliseconds since 1970. */
  now: () => number;
  random: () => number;
  newId: () => string;
  /** Returns the cancel. */
  after: (ms: number, run: () => void) => () => void;
  onOutcome: (outcome: Outcome) => void;
};
