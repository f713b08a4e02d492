import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadEnv, startLoad } from './load.ts';
import { checkImage, imageAt } from './power-cut.ts';
import { faultSeed, scaled } from './scale.ts';
import { killNine, startServerProcess } from './server-process.ts';
import { idsIn, readSystemCalls, type Recorded, straceArguments } from './system-calls.ts';
import { report } from './tally.ts';
import { tracedPid } from './trace.ts';

// One run of the real server whose every write, sync and answer is recorded; then two looks at the record.

const acknowledgements = scaled({ short: 1_500, long: 12_000 });
const images = scaled({ short: 20, long: 600 });
const seed = faultSeed();

let folder = '';
let calls: Recorded[] = [];

const canTrace = process.platform === 'linux';

beforeAll(async () => {
  if (!canTrace) return;
  folder = await mkdtemp(join(tmpdir(), 'inlay-durable-'));
  const record = join(folder, 'calls');
  const dataDir = join(folder, 'data');
  await mkdir(dataDir);
  const server = await startServerProcess(loadEnv(dataDir), ['strace', ...straceArguments(record)]);
  const load = await startLoad(server.url);
  await load.connect(server.url);
  await load.acknowledged(acknowledgements);
  process.kill(await tracedPid(server.child), 'SIGKILL');
  await killNine(server.child);
  calls = await readSystemCalls(record);
}, 600_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test.runIf(canTrace)(
  `[D1] no answer leaves before the sync that covers what it tells, over ${acknowledgements} acknowledgements`,
  () => {
    const log = join(folder, 'data', 'inlay.db-wal');
    const written = new Map<string, number>();
    const durable = new Set<string>();
    let waiting: { id: string; at: number }[] = [];
    let told = 0;
    const tooEarly: string[] = [];
    for (const call of calls) {
      if (call.call === 'write' && call.file === log) {
        for (const id of idsIn(call.bytes)) {
          if (written.has(id)) continue;
          written.set(id, call.at);
          waiting.push({ id, at: call.at });
        }
      } else if (call.call === 'sync' && call.file === log) {
        for (const { id, at } of waiting) if (at < call.begun) durable.add(id);
        waiting = waiting.filter(({ at }) => at >= call.begun);
      } else if (call.call === 'write' && call.file.startsWith('socket:')) {
        for (const id of idsIn(call.bytes)) {
          told += 1;
          if (!durable.has(id)) tooEarly.push(id);
        }
      }
    }
    expect(tooEarly).toEqual([]);
    expect(told).toBeGreaterThan(acknowledgements);
    console.log(`answers after the sync: ${told} ids told, 0 before they were on disk`);
  },
);

test.runIf(canTrace)(
  `[D1] [D2] [M2] ${images} power cuts at random points: every acknowledged message is there, numbered without gaps`,
  { timeout: 600_000 },
  async () => {
    const random = seededRandom(seed);
    const dataDir = join(folder, 'data');
    const last = calls.at(-1)?.at ?? 0;
    const answers = calls.flatMap((call) =>
      call.call === 'write' && call.file.startsWith('socket:')
        ? [{ at: call.at, ids: idsIn(call.bytes) }]
        : [],
    );
    const findings = { acknowledged: 0, lost: 0, doubled: 0, outOfOrder: 0 };
    for (let round = 0; round < images; round += 1) {
      const cut = Math.floor(last * (0.05 + 0.95 * random()));
      const image = join(folder, `image-${round}`);
      await imageAt({ calls, cut, from: dataDir, to: image, random });
      const told = new Set(answers.flatMap(({ at, ids }) => (at < cut ? ids : [])));
      const found = checkImage(image, told);
      findings.acknowledged += found.acknowledged;
      findings.lost += found.lost;
      findings.doubled += found.doubled;
      findings.outOfOrder += found.outOfOrder;
      await rm(image, { recursive: true, force: true });
    }
    report('power cuts, SQLite', seed, { rounds: images, faults: images, ...findings });
    expect(findings).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0 });
  },
);
