import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { type Frame as Message, isFrame } from '../client/frame.ts';
import { broken } from '../outcome.ts';
import { pagesFolder } from '../pages-folder.ts';

const path = '/contract-kit/host.html';

/** A host page of interface 1 or 2 in a browser of its own, on whatever origin: the kit answers for that origin. */
export type FakeHost = {
  page: Page;
  context: BrowserContext;
  /** The frame of the desk, as the browser sees it. */
  frame: () => Frame | undefined;
  send: (message: unknown) => Promise<void>;
  heard: () => Promise<Message[]>;
  /** Messages that came from elsewhere than the desk. */
  foreign: () => Promise<unknown[]>;
  /** Uncaught errors of the page and of the frames in it. */
  faults: () => Promise<string[]>;
  /** The first that fits, heard since `from`. */
  until: (what: string, fits: (message: Message) => boolean, from?: number, ms?: number) => Promise<Message>;
  /** When everything posted before has been heard by this page. */
  settle: () => Promise<void>;
  close: () => Promise<void>;
};

type Where = { browser: Browser; origin: string; desk: string; src: string };

const patienceMs = 15_000;

export const openFakeHost = async ({ browser, origin, desk, src }: Where): Promise<FakeHost> => {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
  // The browser takes a page that the kit answers for as one of the internet, and asks before it may frame this machine.
  // Older browsers know neither the question nor the permission.
  await context.grantPermissions(['local-network-access']).catch(() => undefined);
  const faults: string[] = [];
  const body = await readFile(new URL('host.html', pagesFolder), 'utf8');
  await context.route(`${origin}${path}*`, (route) => route.fulfill({ contentType: 'text/html', body }));
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${origin}${path}?${new URLSearchParams({ src, desk })}`);

  const heard = async (): Promise<Message[]> => {
    const all = await page.evaluate<unknown[]>('kit.heard');
    return all.filter((message) => isFrame(message));
  };
  const until: FakeHost['until'] = async (what, fits, from = 0, ms = patienceMs) => {
    const source = `kit.heard.length > ${from}`;
    const deadline = performance.now() + ms;
    for (let seen = from; performance.now() < deadline;) {
      const all = await heard();
      const found = all.slice(from).find((message) => fits(message));
      if (found) return found;
      seen = Math.max(seen, all.length);
      // Until the next message, or it is too late.
      await page
        .waitForFunction(source.replace(`> ${from}`, `> ${seen}`), undefined, {
          timeout: Math.max(1, deadline - performance.now()),
        })
        .catch(() => undefined); // the deadline is looked at above
    }
    return broken(`${what} did not come within ${ms / 1000} s`);
  };
  return {
    page,
    context,
    frame: () => page.frames().find((frame) => frame.parentFrame() === page.mainFrame()),
    send: (message) => page.evaluate((given) => (globalThis as unknown as Kit).kit.send(given), message),
    heard,
    foreign: () => page.evaluate<unknown[]>('kit.foreign'),
    faults: async () => [...faults, ...(await page.evaluate<string[]>('kit.faults'))],
    until,
    settle: async () => {
      await page.evaluate('new Promise((resolve) => setTimeout(resolve))');
    },
    close: () => context.close(),
  };
};

/** What pages/host.html makes. */
type Kit = { kit: { send: (message: unknown) => void } };
