import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

// What can be known of the image without an engine that builds it: its files are there, and they are enough.

const root = fileURLToPath(new URL('../../../../', import.meta.url));
let lines: string[];
let image: string;
let child: ChildProcess | undefined;
beforeAll(async () => {
  const text = await readFile(join(root, 'Dockerfile'), 'utf8');
  lines = text.replaceAll('\\\n', ' ').split('\n');
  image = await mkdtemp(join(tmpdir(), 'inlay-image-'));
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(image, { recursive: true, force: true });
});

const wordsOf = (line: string): string[] => line.trim().split(/\s+/).slice(1);
const lastStage = (): string[] => lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
/** The JSON list behind that word. */
const commandOf = (word: 'CMD' | 'HEALTHCHECK'): string[] => {
  const line = lastStage().find((one) => one.startsWith(word)) ?? '';
  return JSON.parse(line.slice(line.indexOf('['))) as string[];
};

test('[O1] every file that the Dockerfile copies from the tree exists', () => {
  const copies = lines.filter((line) => line.startsWith('COPY ') && !line.includes('--from='));
  const sources = copies.flatMap((line) => wordsOf(line).slice(0, -1));
  expect(sources.length).toBeGreaterThan(8);
  expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
});

/** The installed packages, but of ours only what the image has. */
const linkModules = async (): Promise<void> => {
  const modules = join(image, 'node_modules');
  await mkdir(join(modules, '@inlay'), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules')))
    if (name !== '@inlay' && !name.startsWith('.'))
      await symlink(join(root, 'node_modules', name), join(modules, name));
  for (const name of ['protocol', 'domain'])
    await symlink(join(image, 'packages', name), join(modules, '@inlay', name));
};

const copyStage = async (): Promise<void> => {
  for (const line of lastStage().filter((one) => one.startsWith('COPY ') && !one.includes('--from='))) {
    const words = wordsOf(line);
    const [to = ''] = words.slice(-1);
    for (const from of words.slice(0, -1)) {
      const target = join(image, to === './' ? from : to);
      await mkdir(dirname(target), { recursive: true });
      await cp(join(root, from), target, {
        recursive: true,
        filter: (path) => !path.includes('node_modules'),
      });
    }
  }
};

test('[O1] [O3] the files of the image start, are healthy, and drain on SIGTERM', async () => {
  await copyStage();
  await linkModules();
  const [, ...args] = commandOf('CMD');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOST: '127.0.0.1',
    PORT: '0',
    INLAY_DATA_DIR: join(image, 'data'),
    INLAY_DEMO: '0',
  };
  child = spawn(process.execPath, args, { cwd: image, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [ready] = (await once(child, 'message')) as [{ url: string }];
  const [, ...check] = commandOf('HEALTHCHECK');
  const health = (port: string) => spawnSync(process.execPath, check, { env: { ...env, PORT: port } }).status;
  expect(health(new URL(ready.url).port)).toBe(0);
  expect(health('1')).toBe(1);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
});
