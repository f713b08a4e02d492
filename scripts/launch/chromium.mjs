import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstall, installPackages } from './debian.mjs';
import { step } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
const macPlaces = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const debianPackages = ['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

/** CHROMIUM_PATH, else the first Chromium or Chrome in PATH. */
export const findChromium = (env, exists = existsSync) => {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...places, ...macPlaces].find((place) => exists(place));
};

/** The browser for the browser tests; on Debian, as root, it is installed when missing. */
export const ensureChromium = async () => {
  const found = findChromium(process.env);
  if (found) return found;
  if (!canInstall()) {
    throw new Error(
      'No Chromium found. Install chromium, or set CHROMIUM_PATH to the executable of a Chromium or Chrome.',
    );
  }
  await step('chromium', () => installPackages(debianPackages));
  const installed = findChromium(process.env);
  if (installed) return installed;
  throw new Error('apt-get installed chromium, but it is not in PATH');
};
