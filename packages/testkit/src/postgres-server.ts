import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { dieWithUs } from './die-with-us.ts';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** Debian keeps the programs out of PATH. */
const debianFolder = '/usr/lib/postgresql';

const inPath = async (): Promise<string[]> => {
  const { stdout } = await run('sh', ['-c', 'command -v initdb || true']);
  return stdout.trim() === '' ? [] : [dirname(stdout.trim())];
};

const programs = async (): Promise<string> => {
  const versions = existsSync(debianFolder) ? await readdir(debianFolder) : [];
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a));
  const folders = newestFirst.map((version) => join(debianFolder, version, 'bin'));
  const found = [...folders, ...(await inPath())].find((folder) => existsSync(join(folder, 'initdb')));
  if (found) return found;
  throw new Error(
    'Postgres is not installed: install its server (Debian: apt-get install postgresql), or run `npm test` as root; ' +
      'tests that do nothing to the server itself take that of INLAY_TEST_POSTGRES_URL',
  );
};

/** Postgres refuses to run as root; the package brings a user for it. */
const unprivileged = async (): Promise<{ uid: number; gid: number } | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  );
  return { uid: uid ?? 0, gid: gid ?? 0 };
};

const settings = (port: number): string[] =>
  [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=120',
    'shared_buffers=64MB',
    'log_min_messages=panic',
  ].flatMap((setting) => ['-c', setting]);

/** A real Postgres of the test's own, which can be stopped as by a power cut and started again on the same port. */
export const startPostgres = async () => {
  const bin = await programs();
  const user = await unprivileged();
  const dir = await mkdtemp(join(tmpdir(), 'inlay-postgres-'));
  if (user) await chown(dir, user.uid, user.gid);
  const data = join(dir, 'data');
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'], {
    ...user,
    cwd: dir,
  });
  const port = await freePort();
  const urlOf = (database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`;

  const answers = async (): Promise<boolean> => {
    const client = new Client({ connectionString: urlOf('postgres') });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      // Not yet: it is starting, or replays its log.
      return false;
    }
  };
  let letGo = (): void => undefined;
  const boot = async (): Promise<ChildProcess> => {
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...settings(port)], {
      ...user,
      cwd: dir,
      stdio: 'ignore',
    });
    letGo = dieWithUs(child, dir);
    while (!(await answers())) {
      if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return child;
  };
  let child = await boot();

  const query = async (text: string, database = 'postgres'): Promise<unknown[]> => {
    const client = new Client({ connectionString: urlOf(database) });
    await client.connect();
    try {
      return (await client.query(text)).rows as unknown[];
    } finally {
      await client.end();
    }
  };
  const stop = async (signal: 'SIGQUIT' | 'SIGINT'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    letGo();
    child.kill(signal);
    await gone;
  };
  /** The one that starts the others comes first, so that none is missed. */
  const signalAll = async (signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> => {
    child.kill(signal);
    const pid = String(child.pid);
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
    for (const other of children.split(' ').filter((word) => word !== ''))
      process.kill(Number(other), signal);
  };
  return {
    /** Answers the URL of a new, empty database. */
    newDatabase: async (): Promise<string> => {
      const name = `inlay_${randomBytes(6).toString('hex')}`;
      await query(`CREATE DATABASE ${name}`);
      return urlOf(name);
    },
    query,
    /** "Immediate" shutdown: no flush, no goodbye; then up again, with recovery. */
    crash: async (): Promise<void> => {
      await stop('SIGQUIT');
      child = await boot();
    },
    /** Every process of it stands still: nothing is refused, nothing is answered. */
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    stop: () => stop('SIGQUIT'),
    start: async (): Promise<void> => void (child = await boot()),
    close: async (): Promise<void> => {
      await stop('SIGQUIT');
      await rm(dir, { recursive: true, force: true });
    },
  };
};

export type PostgresServer = Awaited<ReturnType<typeof startPostgres>>;
