import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadEnv, startLoad } from './load.ts';
import { scaled } from './scale.ts';
import { killNine, startServerProcess } from './server-process.ts';
import { report } from './tally.ts';
import { tracedPid, traceFailing } from './trace.ts';
import { until } from './until.ts';

const rounds = scaled({ short: 1, long: 10 });

const cases = [
  { name: 'a sync that fails (EIO)', calls: 'fsync,fdatasync', error: 'EIO', after: 150 },
  { name: 'a full disk (ENOSPC)', calls: 'pwrite64', error: 'ENOSPC', after: 2_000 },
];

/** Settles when the server says that it takes no more writes. */
const readOnly = (url: string): Promise<void> =>
  until(
    'the server reports that its store has failed',
    async () => (await fetch(`${url}/readyz`)).status === 503,
  );

test.runIf(process.platform === 'linux').each(cases)(
  '[D1] $name: nothing is acknowledged that is not stored, and the next start is clean',
  { timeout: 60_000 * rounds },
  async ({ name, calls, error, after }) => {
    const total = { rounds, faults: rounds, acknowledged: 0, lost: 0, doubled: 0, outOfOrder: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const dataDir = await mkdtemp(join(tmpdir(), 'inlay-disk-'));
      const env = loadEnv(dataDir);
      const traced = await startServerProcess(env, traceFailing({ calls, error, from: after + round * 37 }));
      const pid = await tracedPid(traced.child);
      const load = await startLoad(traced.url, 3);
      await load.connect(traced.url);
      await readOnly(traced.url);
      process.kill(pid, 'SIGKILL');
      await killNine(traced.child);

      const healed = await startServerProcess(env);
      await load.connect(healed.url);
      await load.finish();
      const found = await load.verify();
      total.acknowledged += found.acknowledged;
      total.lost += found.lost;
      total.doubled += found.doubled;
      total.outOfOrder += found.outOfOrder;
      await killNine(healed.child);
      await rm(dataDir, { recursive: true, force: true });
    }
    report(name, 0, total);
    expect(total).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0 });
    expect(total.acknowledged).toBeGreaterThan(0);
  },
);
