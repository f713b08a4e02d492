import type { Page } from '@playwright/test';

/** The browser takes its process away; nothing in it is told. */
export const kill = async (page: Page): Promise<void> => {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // It cannot answer any more.
  session.send('Page.crash').catch((error: unknown) => expectGone(error));
  await crashed;
};

const expectGone = (error: unknown): void => {
  if (!String(error).includes('closed') && !String(error).includes('crashed')) throw error;
};
