import type { Browser } from 'playwright-core';
import { runChecks } from './check.ts';
import { callChecks } from './checks/business-page/calls.ts';
import { pageFaultChecks } from './checks/business-page/faults.ts';
import { openPageWorld } from './checks/business-page/world.ts';
import type { KitDeps } from './kit-deps.ts';
import type { KitOptions } from './options.ts';
import { type Outcome, Skipped } from './outcome.ts';

const sdk = '/open/staff/jssdk-1.0.0.js';

/** A desk that serves no SDK has no business pages. */
const expectServed = async ({ url }: KitOptions): Promise<void> => {
  const answer = await fetch(url + sdk, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Skipped(`not served: ${url}${sdk} answers ${answer.status}`);
};

/** Interface 3: the kit's page in the place of the registered one, in a real workbench. */
export const runBusinessPage = async (
  options: KitOptions,
  deps: KitDeps,
  browser: Browser,
): Promise<Outcome[]> => {
  await expectServed(options);
  const world = await openPageWorld(options, deps, browser);
  const outcomes: Outcome[] = [];
  try {
    outcomes.push(...(await runChecks(3, callChecks, world, deps)));
  } finally {
    await world.close();
  }
  const context = { options, deps, browser };
  return [...outcomes, ...(await runChecks(3, pageFaultChecks, context, deps))];
};
