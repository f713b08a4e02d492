import type { Browser } from 'playwright-core';
import { openBrowser } from './browser/open-browser.ts';
import type { KitDeps } from './kit-deps.ts';
import type { KitOptions } from './options.ts';
import { ContractBroken, type Outcome, Skipped } from './outcome.ts';
import { runAgentSocket } from './run-agent-socket.ts';
import { runBusinessPage } from './run-business-page.ts';
import { runSoftphoneFrame } from './run-softphone-frame.ts';
import { runWorkbenchFrame } from './run-workbench-frame.ts';

type BrowserRun = (options: KitOptions, deps: KitDeps, browser: Browser) => Promise<Outcome[]>;

const inBrowser: readonly (readonly [1 | 2 | 3, string, BrowserRun])[] = [
  [1, 'the fake host page', runWorkbenchFrame],
  [2, 'the fake host page of the softphone', runSoftphoneFrame],
  [3, 'the fake business page', runBusinessPage],
];

/** A part that could not even begin. */
const notBegun = (which: 1 | 2 | 3 | 4, title: string, error: unknown, deps: KitDeps): Outcome => {
  if (!(error instanceof Skipped || error instanceof ContractBroken)) throw error;
  const status = error instanceof Skipped ? 'skipped' : 'failed';
  const outcome: Outcome = { interface: which, chapter: 'all', title, status, detail: error.message, ms: 0 };
  deps.onOutcome(outcome);
  return outcome;
};

const runInBrowser = async (options: KitOptions, deps: KitDeps): Promise<Outcome[]> => {
  const parts = inBrowser.filter(([which]) => options.interfaces.includes(which));
  if (parts.length === 0) return [];
  const outcomes: Outcome[] = [];
  const browser = await openBrowser(options.browser).catch((error: unknown) => {
    for (const [which, title] of parts) outcomes.push(notBegun(which, title, error, deps));
    return null;
  });
  if (!browser) return outcomes;
  try {
    for (const [which, title, run] of parts)
      outcomes.push(
        ...(await run(options, deps, browser).catch((error: unknown) => [
          notBegun(which, title, error, deps),
        ])),
      );
    return outcomes;
  } finally {
    await browser.close();
  }
};

/**
 * Checks a running desk against the four references. What is found is told by `deps.onOutcome` as soon as it is known,
 * and all of it in the end.
 */
export const runKit = async (options: KitOptions, deps: KitDeps): Promise<Outcome[]> => {
  const outcomes = options.interfaces.includes(4) ? await runAgentSocket(options, deps) : [];
  return [...outcomes, ...(await runInBrowser(options, deps))];
};
