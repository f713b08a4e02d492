import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { expect, test } from 'vitest';
import { loadEnv, startLoad } from './load.ts';
import { startPostgres } from '@inlay/testkit/postgres-server.ts';
import { faultSeed, scaled } from './scale.ts';
import { killNine, startServerProcess } from './server-process.ts';
import { report } from './tally.ts';

type Place = { env: Record<string, string>; dispose: () => Promise<void> };

const sqlite = async (): Promise<Place> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'inlay-kill-'));
  return { env: loadEnv(dataDir), dispose: () => rm(dataDir, { recursive: true, force: true }) };
};

const postgres = async (): Promise<Place> => {
  const server = await startPostgres();
  const files = await sqlite();
  return {
    env: { ...files.env, DATABASE_URL: await server.newDatabase() },
    dispose: async () => {
      await server.close();
      await files.dispose();
    },
  };
};

const cases = [
  { name: 'SQLite', open: sqlite, rounds: scaled({ short: 20, long: 200 }) },
  { name: 'Postgres', open: postgres, rounds: scaled({ short: 8, long: 200 }) },
];

test.each(cases)(
  '[D1] [D2] [M2] $name: $rounds rounds of kill -9 under load lose no acknowledged message and double none',
  { timeout: 1_500_000 },
  async ({ name, open, rounds }) => {
    const seed = faultSeed();
    const random = seededRandom(seed);
    const { env, dispose } = await open();
    let server = await startServerProcess(env);
    const load = await startLoad(server.url);

    for (let round = 0; round < rounds; round += 1) {
      const enough = load.acknowledged(20 + Math.floor(random() * 800));
      await load.connect(server.url);
      await enough;
      await killNine(server.child);
      server = await startServerProcess(env);
    }
    await load.connect(server.url);
    await load.finish();
    const found = await load.verify();
    report(`kill -9, ${name}`, seed, { rounds, faults: rounds, ...found });
    expect(found).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0 });
    expect(load.senders.flatMap((sender) => sender.refused)).toEqual([]);
    await killNine(server.child);
    await dispose();
  },
);
