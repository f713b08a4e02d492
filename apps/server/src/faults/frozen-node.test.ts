import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from '@inlay/testkit/postgres-server.ts';
import { startRedis } from '@inlay/testkit/redis-server.ts';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { expect, test } from 'vitest';
import { hashToken, newToken } from '../auth/tokens.ts';
import { type Frame, WireClient } from '../interface-4/wire-client.ts';
import { createLogger } from '../observability/logger.ts';
import { leaseMs } from '../presence/shared.ts';
import { buildDesk, visitorWrites } from '../store-tests/builders.ts';
import { openStore } from '../store/open.ts';
import { loadEnv } from './load.ts';
import { faultSeed, scaled } from './scale.ts';
import { killNine, startServerProcess } from './server-process.ts';
import { until } from './until.ts';

const agentCount = 100;
/** Of each, as the test's desk is built. */
const capacity = 3;
const threadCount = scaled({ short: 120, long: 1_000 });

type Store = Awaited<ReturnType<typeof openStore>>;
/** An agent, and whom he was told that he has. */
type Racer = { agentId: number; client: WireClient; won: Set<string>; troubles: Frame[] };

const userids = Array.from({ length: threadCount }, (_, n) => `racing-${n}`);

const seed = async (store: Store): Promise<{ deskId: number; agents: { id: number; token: string }[] }> => {
  const { deskId, agentIds } = await buildDesk(store, agentCount);
  const now = Date.now();
  const agents = [];
  for (const id of agentIds) {
    const token = newToken('ses');
    await store.writes.createSession({
      agentId: id,
      tokenHash: hashToken(token),
      expiresAt: now + 3_600_000,
      now,
    });
    agents.push({ id, token });
  }
  await Promise.all(userids.map((userid) => visitorWrites(store, deskId, userid, 'who has me?')));
  return { deskId, agents };
};

const shuffled = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** Tries to get every visitor there is, a few at a time. A node that has given up its connections ends it. */
const race = async ({ client, won, troubles }: Racer, order: readonly string[]): Promise<void> => {
  const left = [...order];
  const runner = async (): Promise<void> => {
    for (let userid = left.pop(); userid !== undefined; userid = left.pop()) {
      const reply = await client.ask({ method: 'connect', userid }).catch(() => null);
      if (reply === null) return;
      if (reply.code === 0) won.add(userid);
      else if (reply.code !== 409) troubles.push(reply);
    }
  };
  await Promise.all(Array.from({ length: 4 }, runner));
};

test(
  `[D5] [A6] ${agentCount} agents on three nodes race for ${threadCount} threads while one node is frozen past its lease: no thread has two owners`,
  { timeout: 300_000 },
  async () => {
    const randomSeed = faultSeed();
    const random = seededRandom(randomSeed);
    const postgres = await startPostgres();
    const redis = await startRedis();
    const databaseUrl = await postgres.newDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'inlay-frozen-'));
    const store = await openStore({ dataDir, databaseUrl }, createLogger('fatal'));
    const { deskId, agents } = await seed(store);
    const env = { ...loadEnv(dataDir), INLAY_DEMO: '0', DATABASE_URL: databaseUrl, REDIS_URL: redis.url };
    const nodes = [];
    for (let n = 0; n < 3; n += 1) nodes.push(await startServerProcess(env));

    const racers: (Racer & { auto: boolean; frozen: boolean })[] = [];
    for (const [index, { id, token }] of agents.entries()) {
      const ws = nodes[index % nodes.length]?.url.replace(/^http/, 'ws') ?? '';
      const client = await WireClient.open(`${ws}/`);
      expect(await client.ask({ method: 'login', token })).toMatchObject({ code: 0 });
      racers.push({
        agentId: id,
        client,
        won: new Set(),
        troubles: [],
        auto: index % 4 === 3,
        frozen: index % nodes.length === 2,
      });
    }
    const frozen = nodes[2];
    const running = racers.map(async (racer) => {
      if (racer.auto)
        await racer.client.ask({ method: 'set_auto_connect_status', status: 1 }).catch(() => null);
      else await race(racer, shuffled(userids, random));
    });
    const taken = () => racers.reduce((sum, { won }) => sum + won.size, 0);
    await until('the race is on', async () => taken() > threadCount / 10);
    frozen?.child.kill('SIGSTOP');
    await pause(leaseMs + 3_000);
    frozen?.child.kill('SIGCONT');
    await Promise.all(running);

    let doubled = 0;
    let unheard = 0;
    const ownThreads = new Map<number, number>();
    for (const userid of userids) {
      const thread = await store.reads.latestThread(deskId, userid);
      const owner = thread?.agentId ?? null;
      const winners = racers.filter(({ won }) => won.has(userid)).map(({ agentId }) => agentId);
      const told = racers
        .filter(({ client }) => client.pushes('connect_list_push').some((push) => push['userid'] === userid))
        .map(({ agentId }) => agentId);
      const owners = new Set([...winners, ...told, ...(owner === null ? [] : [owner])]);
      if (owners.size > 1 || thread?.epoch !== 1) doubled += 1;
      // Its answer was on the way when the node gave up its connections.
      if (winners.length === 0 && told.length === 0) unheard += 1;
      if (owner !== null) ownThreads.set(owner, (ownThreads.get(owner) ?? 0) + 1);
    }
    console.log(
      `frozen node (seed ${randomSeed}): ${threadCount} threads, ${agentCount} agents, ${taken()} taken by hand, ` +
        `${unheard} whose winner was not told, ${doubled} with two owners`,
    );
    expect(doubled).toBe(0);
    // Who is served by a node that is awake notices nothing.
    expect(racers.flatMap(({ frozen: slept, troubles }) => (slept ? [] : troubles))).toEqual([]);
    const overfull = racers.filter(({ agentId, auto }) => auto && (ownThreads.get(agentId) ?? 0) > capacity);
    expect(overfull).toEqual([]);

    for (const { client } of racers) client.terminate();
    for (const { child } of nodes) await killNine(child);
    await store.close();
    await redis.close();
    await postgres.close();
    await rm(dataDir, { recursive: true, force: true });
  },
);
