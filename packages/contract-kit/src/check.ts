import type { Outcome } from './outcome.ts';
import { ContractBroken, Skipped } from './outcome.ts';

/** One thing that a reference promises. `run` throws ContractBroken when it is not kept, Skipped where it cannot be asked. */
export type Check<C> = { chapter: string; title: string; run: (context: C) => Promise<void> };

type RunDeps = { now: () => number; onOutcome: (outcome: Outcome) => void };

const judged = (error: unknown): Pick<Outcome, 'status' | 'detail'> => {
  if (error instanceof Skipped) return { status: 'skipped', detail: error.message };
  if (error instanceof ContractBroken) return { status: 'failed', detail: error.message };
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { status: 'failed', detail };
};

/** One after the other; each is told as soon as it is known. */
export const runChecks = async <C>(
  which: Outcome['interface'],
  checks: readonly Check<C>[],
  context: C,
  { now, onOutcome }: RunDeps,
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const { chapter, title, run } of checks) {
    const begun = now();
    const came = await run(context).then(() => ({ status: 'passed', detail: '' }) as const, judged);
    const outcome = { interface: which, chapter, title, ...came, ms: Math.round(now() - begun) };
    outcomes.push(outcome);
    onOutcome(outcome);
  }
  return outcomes;
};
