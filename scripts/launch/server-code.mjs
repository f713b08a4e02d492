import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ended } from './processes.mjs';
import { root } from './root.mjs';
import { step } from './say.mjs';
import { hashFiles, sourceFiles } from './source-hash.mjs';

const serverMain = join(root, 'apps/server/src/main.ts');

const cache = join(root, '.cache/server-code');
const stamp = join(cache, '.stamp');

/** How the server runs: its types are stripped and its code compiled once; a young heap in which a busy server seldom runs out of room. */
export const serverArgs = ['--max-semi-space-size=16', '--expose-gc', serverMain];
// Its threads share two pools of native memory: each with its own would keep several megabytes that nobody uses.
export const serverEnv = { NODE_COMPILE_CACHE: cache, MALLOC_ARENA_MAX: '2' };

const hashOf = () => {
  const files = [...sourceFiles(join(root, 'apps/server')), ...sourceFiles(join(root, 'packages'))];
  return hashFiles(root, [...files, join(root, 'package-lock.json')]);
};

/** One start on an empty folder, ended as soon as it is ready: it leaves the compiled code behind. */
const compile = async (hash) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'inlay-compile-'));
  const env = {
    ...process.env,
    ...serverEnv,
    HOST: '127.0.0.1',
    PORT: '0',
    INLAY_DATA_DIR: dataDir,
    INLAY_DEMO: '0',
  };
  const server = spawn(process.execPath, serverArgs, {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  server.on('message', (message) => message?.type === 'ready' && server.kill('SIGTERM'));
  const status = await ended(server);
  rmSync(dataDir, { recursive: true, force: true });
  if (status !== 0) throw new Error(`the server does not start (${status})`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
};

/** So that the first start is as quick and as small as any. */
export const compileServer = async () => {
  const hash = hashOf();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  await step('compile server', () => compile(hash));
};
