// npm run bench:nodes: one, two and three nodes on one Postgres and one Redis: throughput, and how much later a message is
// read when the visitor is served by another node than the agent. One machine carries the nodes, both databases and the
// load: the figures tell what distribution costs, not how far it scales.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@inlay/testkit/postgres-server.ts';
import { startRedis } from '@inlay/testkit/redis-server.ts';
import { measureAcross } from './nodes/across.ts';
import { startInlay } from './relay/server.ts';

const seconds = Number(process.argv[2] ?? 6);

const measure = async (nodes: number): Promise<{ perSecond: number; p50: number; p99: number }> => {
  const postgres = await startPostgres();
  const redis = await startRedis();
  const dataDir = await mkdtemp(join(tmpdir(), 'inlay-bench-'));
  const env = {
    INLAY_DATA_DIR: dataDir,
    DATABASE_URL: await postgres.newDatabase(),
    REDIS_URL: redis.url,
  };
  const servers = [];
  for (let n = 0; n < nodes; n += 1) servers.push(await startInlay(env, { pinned: false }));
  const measured = await measureAcross(
    servers.map(({ http, ws }) => ({ http, ws })),
    seconds,
  );
  for (const server of servers) await server.stop();
  await redis.close();
  await postgres.close();
  await rm(dataDir, { recursive: true, force: true });
  return measured;
};

for (const nodes of [1, 2, 3]) {
  const { perSecond, p50, p99 } = await measure(nodes);
  console.log(
    `${nodes} node${nodes > 1 ? 's' : ' '}: ${Math.round(perSecond).toLocaleString('en-US').padStart(7)} msg/s stored, acknowledged and read; ` +
      `at 200 msg/s from the agent's send to the visitor: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
  );
}
process.exit(0);
