import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Cut, startChaosProxy } from './chaos-proxy.ts';
import { loadEnv, startLoad } from './load.ts';
import { scaled } from './scale.ts';
import { killNine, startServerProcess } from './server-process.ts';
import { report } from './tally.ts';

// Enough for the upgrade, the log-in, the sync and several sends with their answers, in both directions.
const bytes = 1_600;
const step = scaled({ short: 13, long: 1 });

const cuts = function* (): Iterable<Cut> {
  for (let after = 1; after <= bytes; after += step)
    for (const direction of ['up', 'down'] as const)
      yield { direction, after, how: after % 2 === 0 ? 'reset' : 'end' };
};

test(
  `[D1] [D2] [D3] connections cut after every ${step}. byte of log-in, sync and send: none lost, none doubled`,
  { timeout: 600_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'inlay-cut-'));
    const server = await startServerProcess(loadEnv(dataDir));
    const proxy = await startChaosProxy(() => Number(new URL(server.url).port));
    const load = await startLoad(server.url, 2);
    const ws = proxy.url.replace(/^http/, 'ws');
    let faults = 0;
    for (const cut of cuts()) {
      proxy.cutNext(cut);
      for (const sender of load.senders) {
        // Cut before the log-in was answered: that is one of the cases.
        await sender.connect(ws).catch(() => undefined);
        await sender.gone();
        faults += 1;
      }
    }
    await proxy.close();
    await load.connect(server.url);
    await load.finish();
    const found = await load.verify();
    report('connections cut', 0, { rounds: faults / load.senders.length, faults, ...found });
    expect(found).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0 });
    expect(load.senders.flatMap((sender) => sender.refused)).toEqual([]);
    expect(found.acknowledged).toBeGreaterThan(faults / 4);
    await killNine(server.child);
    await rm(dataDir, { recursive: true, force: true });
  },
);
