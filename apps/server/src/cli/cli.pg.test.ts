import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgresStore } from '../store/postgres/open.ts';
import { visitorWrites } from '../store-tests/builders.ts';
import { type PostgresServer, startPostgres } from '@inlay/testkit/postgres-server.ts';

const run = promisify(execFile);
const launcher = fileURLToPath(new URL('inlay.mjs', import.meta.url));
let postgres: PostgresServer;
let dir: string;
beforeAll(async () => {
  postgres = await startPostgres();
  dir = await mkdtemp(join(tmpdir(), 'inlay-cli-pg-'));
}, 60_000);
afterAll(async () => {
  await postgres.close();
  await rm(dir, { recursive: true, force: true });
});

const inlay = async (url: string, args: string[], input = ''): Promise<string> => {
  const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: url, INLAY_DATA_DIR: join(dir, 'data') };
  const running = run(process.execPath, [launcher, ...args], { env });
  running.child.stdin?.end(input);
  return (await running).stdout;
};

test('[O2] migrate, create-admin, backup, restore, export and doctor on Postgres', async () => {
  const url = await postgres.newDatabase();
  await expect(inlay(url, ['export', '--desk', '1'])).rejects.toThrow(/run `inlay migrate`/);
  expect(await inlay(url, ['migrate'])).toContain('0003-outbox');
  expect(await inlay(url, ['migrate'])).toBe('up to date\n');
  const admin = ['create-admin', '--email', 'a@b.example', '--name', 'A', '--desk-name', 'D'];
  expect(await inlay(url, admin, 'correct horse battery\n')).toContain('desk 1');
  const store = await openPostgresStore({ url, log: pino({ level: 'silent' }) });
  for (let n = 1; n <= 5; n += 1) await visitorWrites(store, 1, 'v', `words ${n}`);
  await store.close();

  const copy = join(dir, 'copy');
  expect(await inlay(url, ['backup', copy])).toContain('whole backup');
  const other = await postgres.newDatabase();
  expect(await inlay(other, ['restore', copy])).toContain('restored');
  const lines = (await inlay(other, ['export', '--desk', '1'])).trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { seq?: number }).seq)).toEqual([undefined, 1, 2, 3, 4, 5]);
  // What is there is never overwritten.
  await expect(inlay(url, ['restore', copy])).rejects.toThrow(/pg_restore ended with 1/);
  const said = await inlay(url, ['doctor']);
  for (const line of [/^ok {3}Postgres \d+/m, /synchronous_commit=on/, /ms from the database's/])
    expect(said).toMatch(line);
}, 60_000);
