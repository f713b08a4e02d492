import { openFaultyRelay } from './faulty-relay.ts';
import { noFaults } from './faults/switches.ts';
import { help } from './help.ts';
import type { KitDeps } from './kit-deps.ts';
import { readOptions, Unusable, type Wish } from './read-options.ts';
import { exitCode, jsonReport, line, summary } from './report.ts';
import { runKit } from './run-kit.ts';
import { seededRandom } from './seeded-random.ts';

export type Machine = Pick<KitDeps, 'now' | 'newId' | 'after'> & {
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  write: (text: string) => void;
  /** Resolves when the person at the terminal has had enough. */
  interrupted: () => Promise<void>;
};

const relay = async (
  { kit }: Wish,
  port: number,
  { after, write, interrupted }: Machine,
): Promise<number> => {
  const deps = { after, random: seededRandom(kit.seed), faults: kit.faults ?? noFaults };
  const opened = await openFaultyRelay(kit.url, port, deps);
  write(`${opened.url} is ${kit.url} behind a bad line. Ctrl C ends it.\n`);
  await interrupted();
  await opened.close();
  return 0;
};

const check = async ({ kit, json }: Wish, { write, ...machine }: Machine): Promise<number> => {
  const onOutcome: KitDeps['onOutcome'] = (outcome) => {
    if (!json) write(`${line(outcome)}\n`);
  };
  const outcomes = await runKit(kit, { ...machine, random: seededRandom(kit.seed), onOutcome });
  write(json ? `${jsonReport(outcomes, kit.seed)}\n` : `${summary(outcomes)}\n`);
  return exitCode(outcomes);
};

/** Resolves with the exit code. */
export const main = async (machine: Machine): Promise<number> => {
  try {
    const wish = readOptions(machine.args, machine.env);
    if (wish === 'help') {
      machine.write(help);
      return 0;
    }
    return await (wish.listen === null ? check(wish, machine) : relay(wish, wish.listen, machine));
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    machine.write(`${error.message}\n\n${help}`);
    return 2;
  }
};
