import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './processes.mjs';
import { root } from './root.mjs';
import { step } from './say.mjs';

/** What is installed depends on the lockfile and on the platform of the native packages. */
export const lockStamp = (lockfile) =>
  `${createHash('sha256').update(lockfile).digest('hex')} ${process.platform} ${process.arch}\n`;

/** True when npm's own note of what lies in node_modules agrees with the lockfile. */
export const agrees = (wanted, present) =>
  Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '') return true;
    const found = present.packages[path];
    return found
      ? found.version === entry.version
      : Boolean(entry.optional || entry.devOptional || entry.peer);
  });

const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** Somebody ran `npm install` by hand: no stamp yet, but everything is there. */
const installedByHand = (modules, lockfile) => {
  const present = readIfThere(join(modules, '.package-lock.json'));
  return present !== undefined && agrees(JSON.parse(lockfile), JSON.parse(present));
};

// Not `npm ci`: it refuses a lockfile that does not list the optional binaries of every foreign platform, which a
// lockfile written against a partial mirror cannot. `install --no-save` keeps to the lockfile and does not write it.
// No package of ours needs its install script: native ones carry prebuilt binaries, a script would try to compile.
const installAll = async () => {
  const { status, output } = await npm([
    'install',
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ]);
  if (status !== 0) throw new Error(`npm install failed\n${output}`);
};

/** Installs when node_modules is missing or older than the lockfile; a hash and a comparison otherwise. */
export const ensureDependencies = async () => {
  const modules = join(root, 'node_modules');
  const stampFile = join(modules, '.inlay-lock');
  const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = lockStamp(lockfile);
  const former = readIfThere(stampFile);
  if (former === stamp) return;
  const otherPlatform =
    former !== undefined && former.split(' ').slice(1).join(' ') !== stamp.split(' ').slice(1).join(' ');
  if (otherPlatform || !installedByHand(modules, lockfile)) await step('dependencies', installAll);
  writeFileSync(stampFile, stamp);
};
