import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { type RedisServer, startRedis } from '@inlay/testkit/redis-server.ts';
import { startPostgres } from '@inlay/testkit/postgres-server.ts';
import { startChaosProxy } from './chaos-proxy.ts';
import { agentReading, LiveReader, visitorReading } from './live-reader.ts';
import { loadEnv, startLoad } from './load.ts';
import { faultSeed, scaled } from './scale.ts';
import { killNine, startServerProcess } from './server-process.ts';
import { report } from './tally.ts';
import { until } from './until.ts';

const rounds = scaled({ short: 4, long: 50 });

const flushAll = async ({ url }: RedisServer): Promise<void> => {
  const client = new Redis(url);
  await client.flushall();
  client.disconnect();
};

test(
  `[D4] [O2] Redis killed, flushed and frozen ${rounds} times under two nodes: nothing is lost, every reader reads the same`,
  { timeout: 60_000 + rounds * 20_000 },
  async () => {
    const seed = faultSeed();
    const random = seededRandom(seed);
    const postgres = await startPostgres();
    const redis = await startRedis();
    const dataDir = await mkdtemp(join(tmpdir(), 'inlay-redis-falls-'));
    const env = { ...loadEnv(dataDir), DATABASE_URL: await postgres.newDatabase(), REDIS_URL: redis.url };
    const nodes = [await startServerProcess(env), await startServerProcess(env)];
    let turn = 0;
    const balancer = await startChaosProxy(() => {
      turn += 1;
      return Number(new URL(nodes[turn % nodes.length]?.url ?? '').port);
    });
    const ws = balancer.url.replace(/^http/, 'ws');
    const load = await startLoad(balancer.url, 3);
    const readers = load.visitors.map(({ userid, token }) => ({
      userid,
      both: [new LiveReader(visitorReading(token)), new LiveReader(agentReading(load.agentToken, userid))],
    }));
    for (const { both } of readers) for (const reader of both) reader.follow(() => ws);
    const faults = [
      async () => {
        await redis.kill();
        await pause(500);
        await redis.start();
      },
      async () => {
        redis.freeze();
        await pause(2000);
        redis.thaw();
      },
      () => flushAll(redis),
    ];
    await load.follow(balancer.url);
    for (let round = 0; round < rounds; round += 1) {
      await load.acknowledged(20 + Math.floor(random() * 200));
      await faults[Math.floor(random() * faults.length)]?.();
    }
    await load.acknowledged(100);
    await load.finish();
    const found = await load.verify();
    let differing = 0;
    for (const { userid, both } of readers) {
      const truth = await load.readAll(userid);
      for (const reader of both) {
        await until(
          `a reader has read ${truth.length} messages`,
          async () => reader.read.length >= truth.length,
        );
        const same = truth.every(({ msgId }, index) => reader.read[index] === msgId);
        differing += reader.contradictions + Number(!same || reader.read.length !== truth.length);
        reader.stop();
      }
    }
    report('Redis falls', seed, {
      rounds,
      faults: rounds,
      ...found,
      outOfOrder: found.outOfOrder + differing,
    });
    expect({ ...found, differing }).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0, differing: 0 });
    expect(load.senders.flatMap((sender) => sender.refused)).toEqual([]);
    await balancer.close();
    for (const { child } of nodes) await killNine(child);
    await redis.close();
    await postgres.close();
    await rm(dataDir, { recursive: true, force: true });
  },
);
