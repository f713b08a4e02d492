import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const macs = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const isRunnable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run
  }
};

/** `CHROMIUM_PATH`, or what lies in PATH under one of the usual names. */
export const findChromium = (env: Readonly<Record<string, string | undefined>>): string | null => {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const wished = env['CHROMIUM_PATH'];
  return [...(wished === undefined ? [] : [wished]), ...places, ...macs].find(isRunnable) ?? null;
};
