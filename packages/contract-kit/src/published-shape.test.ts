import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = 'packages/contract-kit';

const bin = (name: string): string => {
  const { bin: bins } = JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, 'utf8')) as {
    bin: string | Record<string, string>;
  };
  return `${root}node_modules/${name}/${typeof bins === 'string' ? bins : Object.values(bins)[0]}`;
};

// Both read what `npm pack` would publish; the build comes before the tests.
test('[W11] the kit is published in good shape', async () => {
  const publint = await run(process.execPath, [bin('publint'), folder, '--strict'], { cwd: root });
  expect(publint.stdout).toContain('All good!');
  const attw = ['--pack', folder, '--profile', 'esm-only', '--format', 'json'];
  const { stdout } = await run(process.execPath, [bin('@arethetypeswrong/cli'), ...attw], { cwd: root });
  expect(JSON.parse(stdout)).toMatchObject({ analysis: { packageName: '@inlay/contract-kit' } });
}, 60_000);

test('[W11] what is published runs without the sources', async () => {
  const away = await mkdtemp(join(tmpdir(), 'inlay-kit-'));
  for (const part of ['package.json', 'bin', 'dist', 'pages'])
    await cp(`${root}${folder}/${part}`, join(away, part), { recursive: true });
  await symlink(`${root}node_modules`, join(away, 'node_modules'));
  const args = [join(away, 'bin/contract-kit.mjs'), 'http://127.0.0.1:9', '--interface', '4'];
  const failed = await run(process.execPath, args).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: 1, stdout: expect.stringContaining('0 passed, 1 failed') });
  const { stdout } = await run(process.execPath, [args[0] ?? '', '--help']);
  expect(stdout).toContain('--fault');
  await rm(away, { recursive: true, force: true });
}, 60_000);
