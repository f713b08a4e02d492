import type { Browser } from 'playwright-core';
import { runChecks } from './check.ts';
import { eventChecks } from './checks/workbench-frame/events.ts';
import { frameFaultChecks } from './checks/workbench-frame/faults.ts';
import { openFrameWorld } from './checks/workbench-frame/world.ts';
import type { KitDeps } from './kit-deps.ts';
import type { KitOptions } from './options.ts';
import type { Outcome } from './outcome.ts';

/** Interface 1: a fake host page in a real browser. */
export const runWorkbenchFrame = async (
  options: KitOptions,
  deps: KitDeps,
  browser: Browser,
): Promise<Outcome[]> => {
  const world = await openFrameWorld(options, deps, browser);
  try {
    return await runChecks(1, [...eventChecks, ...frameFaultChecks], world, deps);
  } finally {
    await world.close();
  }
};
