import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { expect, test } from 'vitest';
import { startChaosProxy } from './chaos-proxy.ts';
import { agentReading, LiveReader, visitorReading } from './live-reader.ts';
import { loadEnv, startLoad } from './load.ts';
import { faultSeed, scaled } from './scale.ts';
import { killNine, startServerProcess } from './server-process.ts';
import { report } from './tally.ts';
import { until } from './until.ts';

const rounds = scaled({ short: 12, long: 240 });

/** Asleep long enough for everybody's buffers to fill. */
const freeze = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGSTOP');
  await pause(300);
  child.kill('SIGCONT');
};

test(
  `[D1] [D2] [D3] [M2] history checker, ${rounds} rounds: acknowledged ⊆ read, and every reader reads the same order`,
  { timeout: 60_000 + rounds * 5_000 },
  async () => {
    const seed = faultSeed();
    const random = seededRandom(seed);
    const dataDir = await mkdtemp(join(tmpdir(), 'inlay-history-'));
    const env = loadEnv(dataDir);
    let server = await startServerProcess(env);
    const proxy = await startChaosProxy(() => Number(new URL(server.url).port));
    const ws = proxy.url.replace(/^http/, 'ws');
    const load = await startLoad(server.url, 3);
    const readers = load.visitors.map(({ userid, token }) => ({
      userid,
      visitor: new LiveReader(visitorReading(token)),
      agent: new LiveReader(agentReading(load.agentToken, userid)),
    }));
    for (const { visitor, agent } of readers) for (const reader of [visitor, agent]) reader.follow(() => ws);

    const faults = {
      kill: async () => {
        await killNine(server.child);
        server = await startServerProcess(env);
      },
      cut: async () => proxy.cutAll(),
      freeze: () => freeze(server.child),
    };
    const kinds = Object.values(faults);
    await load.follow(proxy.url);
    for (let round = 0; round < rounds; round += 1) {
      const enough = load.acknowledged(20 + Math.floor(random() * 300));
      await enough;
      await kinds[Math.floor(random() * kinds.length)]?.();
    }
    await load.finish();
    const found = await load.verify();
    let differing = 0;
    for (const { userid, visitor, agent } of readers) {
      const truth = await load.readAll(userid);
      for (const reader of [visitor, agent]) {
        await until(
          `a reader has read ${truth.length} messages`,
          async () => reader.read.length >= truth.length,
        );
        const same = truth.every(({ msgId }, index) => reader.read[index] === msgId);
        differing += reader.contradictions + Number(!same || reader.read.length !== truth.length);
        reader.stop();
      }
    }
    report('history checker, SQLite', seed, {
      rounds,
      faults: rounds,
      ...found,
      outOfOrder: found.outOfOrder + differing,
    });
    expect({ ...found, differing }).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0, differing: 0 });
    expect(load.senders.flatMap((sender) => sender.refused)).toEqual([]);
    await proxy.close();
    await killNine(server.child);
    await rm(dataDir, { recursive: true, force: true });
  },
);
