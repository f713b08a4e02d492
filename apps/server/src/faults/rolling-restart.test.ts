import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { expect, test } from 'vitest';
import { startRedis } from '@inlay/testkit/redis-server.ts';
import { startPostgres } from '@inlay/testkit/postgres-server.ts';
import { startChaosProxy } from './chaos-proxy.ts';
import { loadEnv, startLoad } from './load.ts';
import { faultSeed, scaled } from './scale.ts';
import { killNine, startServerProcess } from './server-process.ts';
import { report } from './tally.ts';

const rounds = scaled({ short: 2, long: 20 });

type Node = Awaited<ReturnType<typeof startServerProcess>>;

test(
  `[O3] [D1] [D2] ${rounds} rolling restarts of two nodes under load: no send fails, none is lost or doubled`,
  { timeout: 60_000 + rounds * 30_000 },
  async () => {
    const seed = faultSeed();
    const random = seededRandom(seed);
    const postgres = await startPostgres();
    const redis = await startRedis();
    const dataDir = await mkdtemp(join(tmpdir(), 'inlay-rolling-'));
    const env = {
      ...loadEnv(dataDir),
      DATABASE_URL: await postgres.newDatabase(),
      REDIS_URL: redis.url,
    };
    const nodes: Node[] = [await startServerProcess(env), await startServerProcess(env)];
    let turn = 0;
    // What stands before the nodes sends nobody to one that is being restarted.
    const balancer = await startChaosProxy(() => {
      turn += 1;
      return Number(new URL(nodes[turn % nodes.length]?.url ?? '').port);
    });
    const load = await startLoad(balancer.url, 4);
    await load.follow(balancer.url);
    for (let round = 0; round < rounds; round += 1) {
      for (let index = 0; index < 2; index += 1) {
        await load.acknowledged(50 + Math.floor(random() * 300));
        const [node] = nodes.splice(0, 1);
        if (!node) throw new Error('no node');
        const ended = once(node.child, 'exit');
        node.child.kill('SIGTERM');
        const [code] = (await ended) as [number | null];
        expect(code).toBe(0);
        nodes.push(await startServerProcess(env));
      }
    }
    await load.acknowledged(200);
    await load.finish();
    const found = await load.verify();
    report('rolling restarts', seed, { rounds, faults: rounds * 2, ...found });
    expect(found).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0 });
    expect(load.senders.flatMap((sender) => sender.refused)).toEqual([]);
    await balancer.close();
    for (const { child } of nodes) await killNine(child);
    await redis.close();
    await postgres.close();
    await rm(dataDir, { recursive: true, force: true });
  },
);
