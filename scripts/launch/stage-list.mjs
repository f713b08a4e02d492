import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { buildFrontEnds } from './front-ends.mjs';
import { tool } from './processes.mjs';
import { countPlaywright, countVitest, describeCounts, judge } from './reports.mjs';
import { root } from './root.mjs';
import { ensureServices } from './services.mjs';

const reportFolder = join(root, '.cache/test');

/** A tool that says nothing but yes or no: one point either way. */
const check = (packageName, args) => async () => {
  const { status, output } = await tool(packageName, args);
  return { passed: Number(status === 0), failed: Number(status !== 0), output };
};

const nothing = { passed: 0, failed: 0, skipped: 0 };

/** A test runner that leaves a JSON report. */
const runner = async (packageName, args, reportName, count, env) => {
  const reportFile = join(reportFolder, reportName);
  mkdirSync(reportFolder, { recursive: true });
  rmSync(reportFile, { force: true });
  const { status, output } = await tool(packageName, args(reportFile), env);
  const report = existsSync(reportFile) ? count(JSON.parse(readFileSync(reportFile, 'utf8'))) : nothing;
  const counts = judge(report, status);
  return { ...counts, output, note: describeCounts(counts) };
};

/** The root project, and every app that has a project of its own (another JSX, for example). */
const typeProjects = () => {
  const apps = readdirSync(join(root, 'apps')).map((app) => `apps/${app}/tsconfig.json`);
  return ['tsconfig.json', ...apps.filter((path) => existsSync(join(root, path)))];
};

const types = async () => {
  const results = [];
  for (const project of typeProjects())
    results.push(await check('typescript', ['--noEmit', '-p', project])());
  const failed = results.some((result) => result.failed);
  return {
    passed: Number(!failed),
    failed: Number(failed),
    output: results.map((result) => result.output).join(''),
  };
};

const build = async () => {
  await buildFrontEnds();
  return { passed: 1, failed: 0, output: '' };
};

const unit = async () => {
  await ensureServices();
  return runner(
    'vitest',
    (file) => ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    'vitest.json',
    countVitest,
    {},
  );
};

const browser = async () => {
  const CHROMIUM_PATH = await ensureChromium();
  const args = () => ['test', '--config', 'e2e/playwright.config.ts', '--reporter=line,json'];
  // Playwright forces colours on its workers; beside NO_COLOR each of them would warn.
  const env = (file) => ({
    CHROMIUM_PATH,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    NO_COLOR: undefined,
    FORCE_COLOR: '0',
  });
  return runner(
    '@playwright/test',
    args,
    'playwright.json',
    countPlaywright,
    env(join(reportFolder, 'playwright.json')),
  );
};

/** In the order they run: what is cheap first. */
export const stages = [
  { name: 'format', run: check('oxfmt', ['--check']) },
  { name: 'lint', run: check('oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'types', run: types },
  {
    name: 'layers',
    run: check('dependency-cruiser', [
      '--config',
      '.dependency-cruiser.mjs',
      'packages',
      'apps',
      'e2e',
      'bench',
    ]),
  },
  { name: 'dead-code', run: check('knip', ['--no-progress']) },
  { name: 'build', run: build },
  { name: 'sizes', run: check('size-limit', []), needs: 'build' },
  { name: 'unit', run: unit },
  { name: 'browser', run: browser, needs: 'build' },
];
