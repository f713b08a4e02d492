import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostgresServer, startPostgres } from '@inlay/testkit/postgres-server.ts';
import { loadEnv, startLoad } from './load.ts';
import { faultSeed, scaled } from './scale.ts';
import { killNine, startServerProcess } from './server-process.ts';
import { report } from './tally.ts';

let postgres: PostgresServer;
let dataDir = '';

beforeAll(async () => {
  postgres = await startPostgres();
  dataDir = await mkdtemp(join(tmpdir(), 'inlay-postgres-falls-'));
}, 60_000);

afterAll(async () => {
  await postgres.close();
  await rm(dataDir, { recursive: true, force: true });
});

const cases = [
  {
    name: 'Postgres crashes and recovers',
    rounds: scaled({ short: 4, long: 50 }),
    fault: () => postgres.crash(),
  },
  {
    name: "the server's connections to Postgres are killed",
    rounds: scaled({ short: 25, long: 250 }),
    fault: async () => {
      await postgres.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'inlay'",
      );
    },
  },
];

test.each(cases)(
  '[D1] [D2] [M2] $name, $rounds times under load: no acknowledged message is lost, none doubled',
  { timeout: 900_000 },
  async ({ name, rounds, fault }) => {
    const seed = faultSeed();
    const random = seededRandom(seed);
    const server = await startServerProcess({
      ...loadEnv(dataDir),
      DATABASE_URL: await postgres.newDatabase(),
      LOG_LEVEL: 'fatal',
    });
    const load = await startLoad(server.url);
    await load.connect(server.url);
    for (let round = 0; round < rounds; round += 1) {
      await load.acknowledged(20 + Math.floor(random() * 400));
      await fault();
    }
    await load.acknowledged(200);
    await load.finish();
    const found = await load.verify();
    report(name, seed, { rounds, faults: rounds, ...found });
    expect(found).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0 });
    expect(load.senders.flatMap((sender) => sender.refused)).toEqual([]);
    await killNine(server.child);
  },
);
