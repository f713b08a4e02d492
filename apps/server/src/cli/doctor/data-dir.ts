import { constants, existsSync } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Finding } from './finding.ts';

/** The folder, or what it would be made in. */
const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));

const readableByOthers = async (path: string): Promise<boolean> => ((await stat(path)).mode & 0o007) !== 0;

export const checkDataDir = async (dataDir: string): Promise<Finding[]> => {
  const path = resolve(dataDir);
  const there = nearest(path);
  try {
    await access(there, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    const fix = `give it to the user that runs Inlay: chown -R <user> ${there}`;
    return [{ state: 'fail', what: `${there} cannot be written`, fix }];
  }
  if (there !== path)
    return [{ state: 'warn', what: `${path} does not exist yet`, fix: 'the first start makes it' }];
  if (await readableByOthers(path))
    return [{ state: 'warn', what: `${path} can be entered by every user`, fix: `chmod 750 ${path}` }];
  return [{ state: 'ok', what: `data directory ${path}` }];
};

const gib = 1024 ** 3;

export const checkDisk = async (dataDir: string): Promise<Finding[]> => {
  const path = nearest(resolve(dataDir));
  const { bavail, bsize, blocks } = await statfs(path);
  const free = (bavail * bsize) / gib;
  const what = `${free.toFixed(1)} GiB free of ${((blocks * bsize) / gib).toFixed(1)} at ${path}`;
  const fix = 'make room: when the disk is full, nothing more is accepted';
  if (free < 0.5) return [{ state: 'fail', what, fix }];
  return free < 5 ? [{ state: 'warn', what, fix }] : [{ state: 'ok', what }];
};
