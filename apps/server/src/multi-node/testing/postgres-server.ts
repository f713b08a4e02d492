import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Postgres refuses to be root. */
const ownerOf = (): { uid: number; gid: number } | object => {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

/** Debian keeps the programs of each version apart and links only some of them. */
const programs = async (): Promise<string> => {
  const root = '/usr/lib/postgresql';
  const versions = (await readdir(root)).toSorted((a, b) => Number(b) - Number(a));
  const [newest] = versions;
  if (newest === undefined) throw new Error('Postgres is not installed: apt-get install postgresql');
  return join(root, newest, 'bin');
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
};

const whenReady = async (child: ChildProcess): Promise<void> => {
  let said = '';
  for await (const chunk of child.stderr ?? []) {
    said += String(chunk);
    if (said.includes('ready to accept connections')) return;
  }
  throw new Error(`postgres did not start: ${said}`);
};

/** A real Postgres of the test's own, empty; it goes with the test. */
export const startPostgres = async () => {
  const owner = ownerOf();
  const dir = await mkdtemp(join(tmpdir(), 'inlay-postgres-'));
  if ('uid' in owner) await chown(dir, owner.uid, owner.gid);
  const bin = await programs();
  const data = join(dir, 'data');
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'inlay', '-A', 'trust', '-E', 'UTF8', '--no-sync'], owner);
  const port = await freePort();
  const settings = ['-p', String(port), '-h', '127.0.0.1', '-k', dir, '-c', 'max_connections=200'];
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...settings], {
    ...owner,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await whenReady(child);
  child.stderr?.resume();
  const urlOf = (name: string): string => `postgres://inlay@127.0.0.1:${port}/${name}`;
  let databases = 0;
  return {
    /** A database of its own. */
    createDatabase: async (): Promise<string> => {
      databases += 1;
      const name = `inlay_${databases}`;
      await run(join(bin, 'createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'inlay', name]);
      return urlOf(name);
    },
    close: async () => {
      const gone = once(child, 'exit');
      // Fast: connections that are still open are not waited for.
      child.kill('SIGINT');
      await gone;
      await rm(dir, { recursive: true, force: true });
    },
  };
};
