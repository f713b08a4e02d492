import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isConflict, isUnreachable, UnknownOutcome } from './failures.ts';

/** A person who waits for an answer has other things to do then. */
export const usualPatienceMs = 5000;
const conflictTries = 20;

export type Health = {
  healthy: boolean;
  /** How long a write waits for a server that is away before it is refused. */
  patienceMs: number;
  reached: () => void;
  unreachable: (error: unknown) => void;
};

/** Not all at the same moment. */
const waitMs = (tries: number): number => randomInt(1 + Math.min(500, 5 * 2 ** tries));

/**
 * Runs a transaction until it has gone through. What ran into another is run again, and so is what never reached the
 * commit because the server was away; what broke in the commit is not, for it may be stored. `since`: when the caller
 * began to wait.
 */
export const retrying = async <T>(
  health: Omit<Health, 'healthy'>,
  attempt: () => Promise<T>,
  since = performance.now(),
): Promise<T> => {
  for (let tries = 0; ; tries += 1) {
    try {
      const result = await attempt();
      health.reached();
      return result;
    } catch (error) {
      const away = isUnreachable(error);
      if (away) health.unreachable(error);
      const again = isConflict(error)
        ? tries < conflictTries
        : away && performance.now() < since + health.patienceMs;
      if (error instanceof UnknownOutcome || !again) throw error;
      await pause(waitMs(tries));
    }
  }
};
