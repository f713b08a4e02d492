import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { CliFailure } from './cli.ts';

/** As libpq reads it: a password on a command line is visible to everybody on the machine. */
const libpqEnv = (databaseUrl: string): Record<string, string> => {
  const url = new URL(databaseUrl);
  const named = {
    PGHOST: decodeURIComponent(url.hostname) || (url.searchParams.get('host') ?? ''),
    PGPORT: url.port,
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
    PGSSLMODE: url.searchParams.get('sslmode') ?? '',
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== ''));
};

/** `pg_dump`, `pg_restore`; they must be of the server's version or newer. */
export const runPostgresTool = async (
  tool: 'pg_dump' | 'pg_restore',
  args: readonly string[],
  { databaseUrl, path }: { databaseUrl: string; path: string },
): Promise<void> => {
  const child = spawn(tool, args, {
    env: { PATH: path, ...libpqEnv(databaseUrl) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'close').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      throw new CliFailure(`${tool} is not on this machine: install Postgres' client programs`);
    throw error;
  })) as [number | null];
  if (code !== 0) throw new CliFailure(`${tool} ended with ${code ?? 'a signal'}`);
};
