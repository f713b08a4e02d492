import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from '../http/testing/http-client.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

const launcher = fileURLToPath(new URL('inlay.mjs', import.meta.url));
let dir: string;
let dataDir: string;
let server: TestServer | undefined;
const children: ChildProcess[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'inlay-cli-'));
  dataDir = join(dir, 'data');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await server?.close();
  server = undefined;
  await rm(dir, { recursive: true, force: true });
});

type Ran = { code: number | null; out: string; err: string };

/** As an operator runs it. */
const inlay = async (
  args: string[],
  { env = {}, input = '' }: { env?: object; input?: string } = {},
): Promise<Ran> => {
  const child = spawn(process.execPath, [launcher, ...args], {
    env: { PATH: process.env['PATH'] ?? '', INLAY_DATA_DIR: dataDir, ...env },
  });
  children.push(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
};

const startServer = async (): Promise<TestServer> => {
  server = await startTestServer({ dataDir });
  return server;
};
const stopServer = async (): Promise<void> => {
  await server?.close();
  server = undefined;
};
const visitorSays = (url: string, userid: string, id: string, words: string) =>
  ask(`${url}/api/channel/messages`, {
    token: 'inlay-demo-key',
    body: { bid: 1, userid, message_id: id, message: [{ type: 'text', value: { text: words } }] },
  });

test.each([[[]], [['help']], [['--help']], [['nothing']], [['__proto__']], [['backup', '--help']]])(
  '[O1] inlay %j says what there is',
  async (args) => {
    const { out, err } = await inlay(args);
    expect(out + err).toMatch(/inlay (<command>|backup)/);
  },
);

test.each([
  [['backup']],
  [['backup', 'a', 'b']],
  [['restore']],
  [['export', '--desk', 'one']],
  [['export']],
  [['migrate', '--force']],
  [['create-admin', '--name', 'A']],
  [['create-admin', '--name', 'A', '--email', 'nobody']],
  [['redeliver', '--desk', '1']],
  [['redeliver', '--desk', '1', '--id', 'x', '--webhook', '1']],
  [['deliveries', '--desk', '1', '--state', 'sent']],
])('[O1] inlay %j is refused with 64, and says what is wanted', async (args) => {
  const { code, err } = await inlay(args);
  expect([code, err]).toEqual([
    64,
    expect.stringMatching(/wanted|named?|is dead or pending|Unknown option|address/),
  ]);
});

test('[O1] migrate makes a database, then finds it up to date; not beside a running server', async () => {
  expect(await inlay(['migrate'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('0001-first-light'),
  });
  expect(await inlay(['migrate'])).toMatchObject({ code: 0, out: 'up to date\n' });
  await startServer();
  expect(await inlay(['migrate'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('another Inlay server'),
  });
});

test('[F4] create-admin takes the password from stdin and makes desk and administrator, who can log in', async () => {
  await inlay(['migrate']);
  const args = ['create-admin', '--email', 'Root@Example.com', '--name', 'Root'];
  const password = 'correct horse battery';
  expect(await inlay(args, { input: `${password}\n` })).toMatchObject({
    code: 64,
    err: expect.stringContaining('--desk-name'),
  });
  const withDesk = [...args, '--desk-name', 'Support'];
  expect(await inlay(withDesk, { input: 'short\n' })).toMatchObject({
    code: 1,
    err: expect.stringContaining('10 characters'),
  });
  const made = await inlay(withDesk, { input: `${password}\n` });
  expect(made).toMatchObject({ code: 0, out: 'root@example.com is an administrator of desk 1\n' });
  expect(await inlay(args, { input: `${password}\n` })).toMatchObject({
    code: 1,
    err: expect.stringContaining('exists already'),
  });
  const { url } = await startServer();
  const login = await ask(`${url}/api/auth/login`, { body: { email: 'root@example.com', password } });
  expect(login.code).toBe(0);
  expect(made.out + made.err).not.toContain(password);
});

test('[O1] backup beside a working server, restore elsewhere: what was acknowledged before is there', async () => {
  const { url } = await startServer();
  for (let n = 0; n < 20; n += 1) await visitorSays(url, `v${n}`, `m${n}`, `before ${n}`);
  await mkdir(join(dataDir, 'files', '2026-01'), { recursive: true });
  await writeFile(join(dataDir, 'files', '2026-01', 'picture'), 'bytes');
  await writeFile(join(dataDir, 'files', '2026-01', 'draft.part'), 'half');
  const copy = join(dir, 'copy');
  const working = new AbortController();
  const load = (async () => {
    for (let n = 0; !working.signal.aborted; n += 1) await visitorSays(url, 'busy', `b${n}`, `during ${n}`);
  })();
  const made = await inlay(['backup', copy]);
  working.abort();
  await load;
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('whole backup') });
  expect(await inlay(['backup', copy])).toMatchObject({
    code: 1,
    err: expect.stringContaining('exists already'),
  });
  expect(await inlay(['restore', copy])).toMatchObject({
    code: 1,
    err: expect.stringContaining('move it away'),
  });
  await stopServer();

  const env = { INLAY_DATA_DIR: join(dir, 'other') };
  expect(await inlay(['restore', copy], { env })).toMatchObject({ code: 0 });
  const { out } = await inlay(['export', '--desk', '1'], { env });
  for (let n = 0; n < 20; n += 1) expect(out).toContain(`"before ${n}"`);
  expect(await readFile(join(dir, 'other', 'files', '2026-01', 'picture'), 'utf8')).toBe('bytes');
  await expect(readFile(join(copy, 'files', '2026-01', 'draft.part'))).rejects.toThrow('ENOENT');
  expect((await inlay(['doctor'], { env })).out).toContain('schema version');
});

test('[O1] a damaged, foreign or half backup is not restored, and nothing is left in its place', async () => {
  await startServer();
  await stopServer();
  const copy = join(dir, 'copy');
  await inlay(['backup', copy]);
  const env = { INLAY_DATA_DIR: join(dir, 'other') };
  const broken = async (name: string, spoil: (folder: string) => Promise<void>): Promise<Ran> => {
    const folder = join(dir, name);
    await cp(copy, folder, { recursive: true });
    await spoil(folder);
    return inlay(['restore', folder], { env });
  };
  const half = await broken('half', (folder) => rm(join(folder, 'backup.json')));
  expect(half).toMatchObject({ code: 1, err: expect.stringContaining('no whole backup') });
  const foreign = await broken('foreign', (folder) => writeFile(join(folder, 'backup.json'), '{"kind":"x"}'));
  expect(foreign.code).toBe(1);
  const damaged = await broken('damaged', async (folder) => {
    const bytes = await readFile(join(folder, 'inlay.db'));
    bytes.fill(0x5a, 4096 * 3, 4096 * 12);
    await writeFile(join(folder, 'inlay.db'), bytes);
  });
  expect(damaged).toMatchObject({ code: 1, err: expect.stringMatching(/damaged|malformed/) });
  expect(await inlay(['export', '--desk', '1'], { env })).toMatchObject({
    code: 1,
    err: expect.stringContaining('no database'),
  });
});

test('[O1] export writes each thread with its messages in order, one JSON a line', async () => {
  const { url } = await startServer();
  for (let n = 0; n < 3; n += 1) await visitorSays(url, 'e1', `x${n}`, `line ${n}\n"quoted" 引用`);
  const { code, out } = await inlay(['export', '--desk', '1']);
  const rows = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const threads = rows.filter(({ record }) => record === 'thread');
  const thread = threads.find(({ userid }) => userid === 'e1');
  const messages = rows.filter(
    ({ record, threadUid }) => record === 'message' && threadUid === thread?.['uid'],
  );
  expect(code).toBe(0);
  expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(messages[1]).toMatchObject({ part: { value: { text: 'line 1\n"quoted" 引用' } } });
  expect(out).not.toMatch(/password|token|secret/i);
  expect(await inlay(['export', '--desk', '99'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('no desk 99'),
  });
});

test('[D6] dead letters are listed and put back beside a running server', async () => {
  await startServer();
  const db = new Database(join(dataDir, 'inlay.db'));
  db.exec(`INSERT INTO dead_letter (id, webhook_id, desk_id, line, type, body, attempts, last_error, created_at, dead_at)
    VALUES ('one', 7, 1, 't', 'thread', '{}', 9, 'HTTP 500', 1, 2), ('two', 7, 1, 't', 'thread', '{}', 9, 'HTTP 500', 1, 2)`);
  const listed = await inlay(['deliveries', '--desk', '1']);
  expect(
    listed.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toMatchObject([
    { id: 'two', webhook_id: 7, state: 'dead', attempts: 9, last_error: 'HTTP 500' },
    { id: 'one' },
  ]);
  expect(await inlay(['redeliver', '--desk', '2', '--webhook', '7'])).toMatchObject({
    out: expect.stringMatching(/^0 /),
  });
  expect(await inlay(['redeliver', '--desk', '1', '--webhook', '7'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^2 /),
  });
  const pending = db.prepare('SELECT id FROM outbox ORDER BY seq').pluck().all();
  db.close();
  expect(pending).toEqual(['one', 'two']);
});

test('[O3] doctor: a line each, ok for a good server, the fix where something is wrong', async () => {
  await startServer();
  const good = await inlay(['doctor']);
  expect(good.code).toBe(0);
  for (const line of [
    /^ok {3}Node 2\d/m,
    /SQLite 3\.\d+\.\d+, synchronous FULL, wal/,
    /^ok {3}schema version/m,
    /GiB free/,
    /no REDIS_URL/,
    /embed origins/,
  ])
    expect(good.out).toMatch(line);
  const env = {
    REDIS_URL: 'redis://127.0.0.1:1',
    HOST: '0.0.0.0',
    INLAY_PUBLIC_URL: 'http://desk.example.com',
  };
  const bad = await inlay(['doctor'], { env });
  expect(bad.code).toBe(1);
  for (const line of [/^fail {1}Redis cannot be reached/m, /^warn {1}INLAY_PUBLIC_URL/m, /→ .*certificate/])
    expect(bad.out).toMatch(line);
  const postgres = await inlay(['doctor'], {
    env: { DATABASE_URL: 'postgres://u:hidden-word@127.0.0.1:1/x' },
  });
  expect(postgres).toMatchObject({
    code: 1,
    out: expect.stringContaining('127.0.0.1:1/x cannot be reached'),
  });
  expect(postgres.out + postgres.err).not.toContain('hidden-word');
  expect(await inlay(['doctor'], { env: { PORT: 'x' } })).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^fail PORT=x/),
  });
});
