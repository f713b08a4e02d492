import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Store } from '../store/port.ts';
import { openPostgresStore } from '../store/postgres/open.ts';
import { agentWrites, act, buildDesk, stored, visitorWrites } from './builders.ts';
import { type PostgresServer, startPostgres } from '@inlay/testkit/postgres-server.ts';

// O2: any of the machines may be away for a while, also the database.

const log = pino({ level: 'silent' });
let server: PostgresServer;
let url = '';
let store: Store;

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.close());
beforeEach(async () => {
  url = await server.newDatabase();
  // Longer than a database needs to start, also on a machine that has much else to do.
  store = await openPostgresStore({ url, log, patienceMs: 50_000 });
});
afterEach(() => store.close());

const until = async (what: string, holds: () => boolean): Promise<void> => {
  const end = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`${what} did not come about`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const countOf = async (deskId: number, userid: string): Promise<number> =>
  (await store.reads.records({ deskId, userid, page: 1, pagesize: 1000 })).total;

test('[D1] [O3] with Postgres gone a write is refused in time, the store says so without being asked, and recovers by itself', async () => {
  await store.close();
  store = await openPostgresStore({ url, log, patienceMs: 300 });
  const { deskId } = await buildDesk(store, 1);
  await visitorWrites(store, deskId, 'v', 'before');
  await server.stop();
  const results = await Promise.allSettled([
    visitorWrites(store, deskId, 'v', 'lost'),
    store.writes.setStatus({ agentId: 1, status: 'busy', reason: null, byClientId: null, now: 1 }),
    store.reads.latestThread(deskId, 'v'),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(store.healthy()).toBe(false);
  await server.start();
  await until('health', () => store.healthy());
  expect(stored(await visitorWrites(store, deskId, 'v', 'after')).messages[0]?.seq).toBe(2);
}, 60_000);

test('[O3] a node that nobody uses notices too that Postgres is gone', async () => {
  await server.stop();
  await until('the notice', () => !store.healthy());
  await server.start();
  await until('the return', () => store.healthy());
  expect(await store.reads.countDesks()).toBe(0);
}, 60_000);

test('[D1] [O2] a short absence is waited out: nobody is refused, nothing is stored twice', async () => {
  const { deskId } = await buildDesk(store, 1);
  await visitorWrites(store, deskId, 'v', 'first');
  await server.stop();
  const waiting = Array.from({ length: 50 }, (_, n) => visitorWrites(store, deskId, `v${n % 5}`, `m${n}`));
  await server.start();
  for (const result of await Promise.all(waiting)) stored(result);
  expect(await countOf(deskId, 'v0')).toBe(10);
}, 60_000);

test('[D1] [O2] a frozen Postgres is given up after seconds, and used again when it moves', async () => {
  const { deskId } = await buildDesk(store, 1);
  await visitorWrites(store, deskId, 'v', 'before');
  await server.freeze();
  const sent = visitorWrites(store, deskId, 'v', 'while frozen', 'the-id').then(
    () => 'stored',
    () => 'refused',
  );
  await until('the notice', () => !store.healthy());
  await server.thaw();
  await until('the return', () => store.healthy());
  await sent;
  // Whatever became of it: with its id it is stored once.
  stored(await visitorWrites(store, deskId, 'v', 'while frozen', 'the-id'));
  expect(await countOf(deskId, 'v')).toBe(2);
}, 60_000);

test('[D1] [D2] connections killed at any moment of a load: what was acknowledged is there, once, in order', async () => {
  const { deskId, agentIds } = await buildDesk(store, 1);
  const agentId = agentIds[0] ?? 0;
  await visitorWrites(store, deskId, 'v', 'first');
  await store.writes.connectThread(act(deskId, agentId, 'v'));
  const acknowledged: string[] = [];
  const load = Promise.all(
    Array.from({ length: 4 }, async (_, sender) => {
      for (let n = 0; n < 150; n += 1) {
        const word = `${sender}-${n}`;
        const { threadUid } = stored(await agentWrites(store, deskId, agentId, 'v', [word], word));
        expect(threadUid).not.toBe('');
        acknowledged.push(word);
      }
    }),
  );
  const over = new AbortController();
  const killing = (async () => {
    for (let round = 0; round < 60 && !over.signal.aborted; round += 1)
      await server.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'inlay' AND state <> 'idle'`,
      );
  })();
  await load;
  over.abort();
  await killing;
  const { rows } = await store.reads.records({ deskId, userid: 'v', page: 1, pagesize: 1000 });
  const words = rows.flatMap(({ sender, clientMsgId }) => (sender === 'agent' ? [clientMsgId ?? ''] : []));
  expect(words.toSorted()).toEqual(acknowledged.toSorted());
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, n) => n + 1));
  for (let sender = 0; sender < 4; sender += 1) {
    const own = words.filter((word) => word.startsWith(`${sender}-`));
    expect(own).toEqual(Array.from({ length: 150 }, (_, n) => `${sender}-${n}`));
  }
}, 60_000);

test('[F1] a database that cannot be used is told in one sentence, without the password', async () => {
  const wrong = url.replace(/\/[^/]*$/, '/nowhere').replace('postgres@', 'postgres:secret@');
  const failure = await openPostgresStore({ url: wrong, log }).catch((error: unknown) => error);
  expect(String(failure)).toMatch(/127\.0\.0\.1:\d+\/nowhere .*DATABASE_URL/);
  expect(String(failure)).not.toContain('secret');
});
