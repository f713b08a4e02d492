import type { Browser } from 'playwright-core';
import { Skipped } from '../outcome.ts';

/** Playwright is an optional peer: without it, and without a Chromium, everything else still runs. */
export const openBrowser = async (path: string | null): Promise<Browser> => {
  if (path === null) throw new Skipped('no Chromium was found; name one with --browser <path>');
  const { chromium } = await import('playwright-core').catch(() => {
    throw new Skipped('playwright-core is not installed: npm install --save-dev playwright-core');
  });
  return chromium.launch({ executablePath: path, args: ['--disable-dev-shm-usage', ...mediaFlags] });
};

/** A microphone that nobody has to allow. */
const mediaFlags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
