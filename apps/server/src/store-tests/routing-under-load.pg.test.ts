import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Change, Store } from '../store/port.ts';
import { openPostgresStore } from '../store/postgres/open.ts';
import { agentWrites, buildDesk, start, visitorWrites } from './builders.ts';
import { type Databases, openDatabases } from './databases.ts';

// Two routers and many writers on one database, as two nodes of an installation are.

const log = pino({ level: 'silent' });
let databases: Databases;
let url = '';
let stores: [Store, Store];

beforeAll(async () => {
  databases = await openDatabases(process.env);
}, 60_000);
afterAll(() => databases.close());
beforeEach(async () => {
  url = await databases.newDatabase();
  stores = [await openPostgresStore({ url, log }), await openPostgresStore({ url, log })];
});
afterEach(() => Promise.all(stores.map((store) => store.close())));

const pick = (n: number): Store => stores[n % 2] ?? stores[0];

const available = async (agentIds: number[]): Promise<void> => {
  for (const agentId of agentIds) {
    const by = { agentId, byClientId: null, now: start };
    await stores[0].writes.setStatus({ ...by, status: 'available', reason: null });
    await stores[0].writes.setAutoConnect({ ...by, on: true });
  }
};

const query = async (text: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
};

const wholeLog = async (): Promise<Change[]> => {
  const all: Change[] = [];
  for (let cursor = '0:0'; ;) {
    const page = await stores[1].changes?.after(cursor, 100);
    if (!page || page.changes.length === 0) return all;
    all.push(...page.changes);
    cursor = page.cursor;
  }
};

/** The last numbers of each thread, in the order of the log. */
const headsByThread = (changes: readonly Change[]): number[][] => {
  const byThread = new Map<number, number[]>();
  for (const event of changes.flatMap(({ events }) => events)) {
    if (event.type !== 'heads') continue;
    byThread.set(event.thread.id, [...(byThread.get(event.thread.id) ?? []), event.lastSeq]);
  }
  return Array.from(byThread.values());
};

test('[D4] [D5] [M2] two routers hand out threads while all their visitors write: no deadlock, and the log has every change in its order', async () => {
  const { deskId, agentIds } = await buildDesk(stores[0], 40);
  await available(agentIds);
  const visitors = Array.from({ length: 120 }, (_, n) => `v${n}`);
  await Promise.all(visitors.map((userid, n) => visitorWrites(pick(n), deskId, userid, 'hello')));
  const routers = [0, 1].map(async (n) => {
    for (let round = 0; round < 20; round += 1)
      await pick(n).writes.assignWaiting({ deskId, connectedAgentIds: agentIds, now: start + round });
  });
  const writers = visitors.map(async (userid, n) => {
    for (let round = 0; round < 15; round += 1)
      await visitorWrites(pick(n + round), deskId, userid, `m${round}`);
  });
  await Promise.all([...routers, ...writers]);

  expect(await stores[0].reads.queuedThreads(deskId)).toEqual([]);
  const [{ deadlocks } = {}] = await query(
    'SELECT deadlocks::int AS deadlocks FROM pg_stat_database WHERE datname = current_database()',
  );
  expect(deadlocks).toBe(0);
  for (const heads of headsByThread(await wholeLog())) expect(heads).toEqual(heads.toSorted((a, b) => a - b));
}, 60_000);

test('[A8] once an agent is told that he is busy, no router gives him anybody', async () => {
  const { deskId, agentIds } = await buildDesk(stores[0], 8);
  await available(agentIds);
  const visitors = Array.from({ length: 24 }, (_, n) => `v${n}`);
  await Promise.all(visitors.map((userid, n) => visitorWrites(pick(n), deskId, userid, 'hello')));
  const done = new AbortController();
  const routers = [0, 1].map(async (n) => {
    while (!done.signal.aborted)
      await pick(n).writes.assignWaiting({ deskId, connectedAgentIds: agentIds, now: start });
  });
  const openAtBusy = await Promise.all(
    agentIds.map(async (agentId, n) => {
      await pick(n).writes.setStatus({ agentId, status: 'busy', reason: null, byClientId: null, now: start });
      return (await stores[0].reads.ownThreads(deskId, agentId)).length;
    }),
  );
  await agentWrites(stores[0], deskId, agentIds[0] ?? 0, 'v0', ['a round trip more']);
  done.abort();
  await Promise.all(routers);
  const openAtLast = await Promise.all(
    agentIds.map(async (agentId) => (await stores[0].reads.ownThreads(deskId, agentId)).length),
  );
  expect(openAtLast).toEqual(openAtBusy);
}, 60_000);
