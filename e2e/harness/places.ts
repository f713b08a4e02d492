import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowOrigins } from './allow-origins.ts';
import type { Places } from './phone-host.ts';
import { smallOrigin } from './small-origin.ts';
import { soundBrowser } from './sound-browser.ts';
import { toneFile } from './tone-file.ts';
import { test as base } from './world.ts';

const tone = 1_000;
const wav = toneFile(join(mkdtempSync(join(tmpdir(), 'inlay-tone-')), 'tone.wav'), tone);

/** Browsers whose microphone plays a tone, and a site of the company that may frame the desk's phone. */
export const test = base.extend<{ places: Places }>({
  places: async ({ world }, use) => {
    const site = await smallOrigin();
    await allowOrigins(world, [site.origin]);
    await use({ world, site });
    site.close();
  },
});

export const withSound = { launchOptions: soundBrowser(wav) };

/** Whether it is the tone of the microphones that is heard. */
export const near = (hertz: number): boolean => Math.abs(hertz - tone) < 20;

export { expect } from './world.ts';
