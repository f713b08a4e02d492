import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@inlay/testkit/free-port.ts';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { expect, test } from 'vitest';
import { loadEnv, startLoad } from './load.ts';
import { faultSeed, scaled } from './scale.ts';
import { killNine, startServerProcess } from './server-process.ts';
import { report } from './tally.ts';

const visitors = scaled({ short: 150, long: 5_000 });
const rounds = scaled({ short: 2, long: 5 });

test(
  `[D1] [D2] [D3] ${visitors} clients come back at once, each with a message under way, ${rounds} times: none lost, none doubled`,
  { timeout: 900_000 },
  async () => {
    const seed = faultSeed();
    const random = seededRandom(seed);
    const dataDir = await mkdtemp(join(tmpdir(), 'inlay-storm-'));
    const env = { ...loadEnv(dataDir), PORT: String(await freePort()) };
    let server = await startServerProcess(env);
    const load = await startLoad(server.url, visitors, {
      visitorWindow: 1,
      retryMs: () => 20 + random() * 1_000,
    });
    await load.follow(server.url);
    for (let round = 0; round < rounds; round += 1) {
      await load.acknowledged(visitors + Math.floor(random() * visitors));
      await killNine(server.child);
      server = await startServerProcess(env);
    }
    await load.acknowledged(visitors * 2);
    await load.finish();
    const found = await load.verify();
    report('reconnect storm', seed, { rounds, faults: rounds * (visitors + 1), ...found });
    expect(found).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0 });
    expect(load.senders.flatMap((sender) => sender.refused)).toEqual([]);
    await killNine(server.child);
    await rm(dataDir, { recursive: true, force: true });
  },
);
