import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPostgresStore } from '../store/postgres/open.ts';
import type { Store } from '../store/port.ts';
import { act, agentWrites, buildDesk, start, stored, visitorWrites } from './builders.ts';
import { type PostgresServer, startPostgres } from '@inlay/testkit/postgres-server.ts';

// Several stores on one database, as the nodes of an installation have them.

const log = pino({ level: 'silent' });
let server: PostgresServer;
let url = '';
let stores: [Store, Store, Store];

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.close());
beforeEach(async () => {
  url = await server.newDatabase();
  stores = [
    await openPostgresStore({ url, log }),
    await openPostgresStore({ url, log }),
    await openPostgresStore({ url, log }),
  ];
});
afterEach(() => Promise.all(stores.map((store) => store.close())));

const pick = (n: number): Store => stores[n % stores.length] ?? stores[0];

test('[A6] [D5] 30 agents race for 40 threads on three nodes: one owner each, every loser is told who', async () => {
  const { deskId, agentIds } = await buildDesk(stores[0], 30);
  const visitors = Array.from({ length: 40 }, (_, n) => `v${n}`);
  await Promise.all(visitors.map((userid, n) => visitorWrites(pick(n), deskId, userid, 'hello')));
  for (const userid of visitors) {
    const results = await Promise.all(
      agentIds.map((agentId, n) => pick(n).writes.connectThread(act(deskId, agentId, userid))),
    );
    const winners = results.flatMap((result, n) => ('refused' in result ? [] : [agentIds[n]]));
    expect(winners).toHaveLength(1);
    const owner = await stores[1].reads.latestThread(deskId, userid);
    expect(owner?.agentId).toBe(winners[0]);
    const refusals = results.flatMap((result) => ('refused' in result ? [result.refused] : []));
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ code: 409, vars: { winner: owner?.agentName } });
  }
}, 60_000);

test('[A8] [D5] [R1] three routers at once never give an agent more than he can take, nor a visitor to two', async () => {
  const { deskId, agentIds } = await buildDesk(stores[0], 10);
  for (const agentId of agentIds) {
    const by = { agentId, byClientId: null, now: start };
    await pick(agentId).writes.setStatus({ ...by, status: 'available', reason: null });
    await pick(agentId).writes.setAutoConnect({ ...by, on: true });
  }
  await Promise.all(Array.from({ length: 50 }, (_, n) => visitorWrites(pick(n), deskId, `v${n}`, 'hello')));
  const rounds = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      pick(n).writes.assignWaiting({ deskId, connectedAgentIds: agentIds, now: start }),
    ),
  );
  const assigned = rounds.flatMap((round) => round.assigned.map(({ threadUid }) => threadUid));
  expect(new Set(assigned).size).toBe(assigned.length);
  const open = await stores[2].reads.countOpenByAgent(deskId);
  // Ten agents, three at a time each (buildDesk).
  expect([...open.values()]).toEqual(agentIds.map(() => 3));
  expect(await stores[0].reads.queuedThreads(deskId)).toHaveLength(20);
}, 60_000);

test('[A3] [D5] an account that two nodes claim at once belongs to one session', async () => {
  const { agentIds } = await buildDesk(stores[0], 1);
  const agentId = agentIds[0] ?? 0;
  for (let round = 0; round < 20; round += 1) {
    const sessionIds = [round * 3 + 1, round * 3 + 2, round * 3 + 3];
    const claims = await Promise.all(
      sessionIds.map((sessionId, n) =>
        pick(n).writes.claimAgentSession({
          agentId,
          sessionId,
          force: false,
          liveSessionIds: sessionIds,
          now: start,
        }),
      ),
    );
    expect(claims.filter(({ claimed }) => claimed)).toHaveLength(1);
    await Promise.all(
      sessionIds.map((sessionId) => stores[0].writes.releaseAgentSession({ agentId, sessionId })),
    );
  }
});

test('[D2] a message sent again through another node is the same message', async () => {
  const { deskId } = await buildDesk(stores[0], 1);
  const twice = await Promise.all(
    Array.from({ length: 30 }, (_, n) => visitorWrites(pick(n), deskId, 'v', 'hello', `id-${n % 10}`)),
  );
  const ids = twice.flatMap((result) => stored(result).messages.map(({ msgId }) => msgId));
  expect(new Set(ids).size).toBe(10);
});

test('[D4] [M2] the log of changes misses nothing that was committed, whoever wrote and however long another transaction stays open', async () => {
  const random = seededRandom(7);
  const { deskId, agentIds } = await buildDesk(stores[0], 3);
  const users = ['a', 'b', 'c', 'd'];
  await Promise.all(users.map((userid, n) => visitorWrites(pick(n), deskId, userid, 'first')));
  const log0 = stores[0].changes;
  if (!log0) throw new Error('a shared store has a log of changes');
  let cursor = await log0.end();
  const heads = new Map<string, number>();
  const threads: string[] = [];
  const seen = new Set<string>();
  const follow = async (): Promise<void> => {
    for (;;) {
      const { changes, cursor: next } = await log0.after(cursor, 7);
      cursor = next;
      for (const { id, events } of changes) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
        for (const event of events) {
          if (event.type === 'heads')
            heads.set(event.thread.userid, Math.max(event.lastSeq, heads.get(event.thread.userid) ?? 0));
          if (event.type === 'thread')
            threads.push(`${event.thread.userid} ${event.action} ${event.thread.epoch}`);
        }
      }
      if (changes.length === 0) return;
    }
  };
  // A transaction that began before and commits in the middle: what comes after it must wait for it, not pass it by.
  const slow = new Client({ connectionString: url });
  await slow.connect();
  await slow.query('BEGIN');
  await slow.query("INSERT INTO change (at, events) VALUES (0, '[]')");
  for (let round = 0; round < 20; round += 1) {
    await Promise.all(
      users.map(async (userid, n) => {
        const store = pick(Math.floor(random() * 3));
        const agentId = agentIds[n % agentIds.length] ?? 0;
        if (round % 5 === 0) await store.writes.connectThread(act(deskId, agentId, userid));
        if (round % 5 === 4)
          await store.writes.transferThread({ ...act(deskId, agentId, userid), to: null, note: null });
        await Promise.all([
          visitorWrites(store, deskId, userid, `v${round}`),
          agentWrites(pick(round), deskId, agentId, userid, [`a${round}`]),
        ]);
      }),
    );
    if (round === 10) {
      await slow.query('COMMIT');
      await slow.end();
    }
    await follow();
  }
  await follow();
  for (const userid of users) {
    const thread = await stores[2].reads.latestThread(deskId, userid);
    expect(heads.get(userid)).toBe(thread?.lastSeq);
    const epochs = threads
      .filter((line) => line.startsWith(`${userid} `))
      .map((line) => Number(line.split(' ')[2]));
    expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
    expect(epochs.length).toBeGreaterThan(3);
  }
}, 60_000);

test('[D1] a database that does not wait for its disk is refused', async () => {
  await server.query('ALTER SYSTEM SET fsync = off');
  await server.query('SELECT pg_reload_conf()');
  await expect(openPostgresStore({ url, log })).rejects.toThrow(/fsync/);
  await server.query('ALTER SYSTEM RESET fsync');
  await server.query('SELECT pg_reload_conf()');
});

test('[O1] a database of a newer server is refused', async () => {
  const other = await server.newDatabase();
  const store = await openPostgresStore({ url: other, log });
  await store.close();
  const client = new Client({ connectionString: other });
  await client.connect();
  await client.query('UPDATE schema_version SET version = 99');
  await client.end();
  await expect(openPostgresStore({ url: other, log })).rejects.toThrow(/version 99/);
});
