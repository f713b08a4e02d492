import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binFile } from './bin-file.mjs';
import { capture } from './processes.mjs';
import { root } from './root.mjs';
import { step } from './say.mjs';
import { hashFiles, sourceFiles } from './source-hash.mjs';

/** By name, and the public packages that are loaded as they are built. */
const folders = {
  workbench: 'apps/workbench',
  widget: 'apps/widget',
  console: 'apps/console',
  'demo-site': 'apps/demo-site',
  'staff-sdk': 'packages/staff-sdk',
  embed: 'packages/embed',
  'contract-kit': 'packages/contract-kit',
};
const apps = Object.keys(folders);
const shared = ['package-lock.json', 'tsconfig.json', 'scripts/emit-types.ts'];

const folderOf = (app) => join(root, folders[app]);
const stampOf = (app) => join(folderOf(app), 'dist', '.stamp');

/** `vite.config.ts` first, then `vite.<part>.config.ts`; a later one must not empty dist. */
export const viteConfigs = (names) => {
  const found = names.filter((name) => /^vite(\.[\w-]+)?\.config\.ts$/.test(name)).sort();
  return found.sort((a, b) => Number(b === 'vite.config.ts') - Number(a === 'vite.config.ts'));
};

const configsOf = (app) => (existsSync(folderOf(app)) ? viteConfigs(readdirSync(folderOf(app))) : []);

const hashOf = (app) => {
  const files = [...sourceFiles(folderOf(app)), ...sourceFiles(join(root, 'packages'))];
  return hashFiles(root, [...files, ...shared.map((name) => join(root, name))]);
};

const viteArgs = (config, more) => [
  binFile('vite'),
  'build',
  '--config',
  config,
  '--logLevel',
  'warn',
  ...more,
];

const build = async (app, hash) => {
  for (const config of configsOf(app)) {
    const { status, output } = await capture(process.execPath, viteArgs(config, []), { cwd: folderOf(app) });
    if (status !== 0) throw new Error(`${app} does not build (${config})\n${output}`);
  }
  writeFileSync(stampOf(app), hash);
};

const isFresh = (app, hash) => existsSync(stampOf(app)) && readFileSync(stampOf(app), 'utf8') === hash;

/** Builds, one after another, the front ends whose sources changed since their last build. */
export const buildFrontEnds = async () => {
  for (const app of apps.filter((name) => configsOf(name).length > 0)) {
    const hash = hashOf(app);
    if (!isFresh(app, hash)) await step(`build ${app}`, () => build(app, hash));
  }
};

const watch = (app, config) => {
  const args = viteArgs(config, ['--watch']);
  const child = spawn(process.execPath, args, {
    cwd: folderOf(app),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.once('exit', (code) => code && console.error(`✗ watching ${app} ended with ${code}`));
  return child;
};

/** The workbench with hot reload, beside the built one that frames get. */
const hotWorkbench = () => {
  const child = spawn(process.execPath, [binFile('vite'), '--logLevel', 'warn', '--clearScreen', 'false'], {
    cwd: folderOf('workbench'),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.once('exit', (code) => code && console.error(`✗ the hot workbench ended with ${code}`));
  console.log('  Workbench with hot reload http://127.0.0.1:7274/desktop/');
  return child;
};

/** Rebuilds on every change, for pages that are loaded again; the workbench has hot reload too. Returns the stop. */
export const watchFrontEnds = () => {
  const children = apps.flatMap((app) => {
    rmSync(stampOf(app), { force: true });
    return configsOf(app).map((config) => watch(app, config));
  });
  children.push(hotWorkbench());
  return () => children.forEach((child) => child.kill());
};
