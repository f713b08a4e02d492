import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { expect, test } from 'vitest';
import { loadEnv, startLoad } from './load.ts';
import { faultSeed, scaled } from './scale.ts';
import { killNine, startServerProcess } from './server-process.ts';
import { report } from './tally.ts';

const rounds = scaled({ short: 20, long: 200 });

test(
  `[D1] [D2] [M2] ${rounds} rounds of kill -9 under load lose no acknowledged message and double none`,
  { timeout: 60_000 + rounds * 6_000 },
  async () => {
    const seed = faultSeed();
    const random = seededRandom(seed);
    const dataDir = await mkdtemp(join(tmpdir(), 'inlay-kill-'));
    const env = loadEnv(dataDir);
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
    report('kill -9, SQLite', seed, { rounds, faults: rounds, ...found });
    expect(found).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0 });
    expect(load.senders.flatMap((sender) => sender.refused)).toEqual([]);
    await killNine(server.child);
    await rm(dataDir, { recursive: true, force: true });
  },
);
