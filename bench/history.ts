// npm run bench:history: what a message and a page of fifty cost in a small and in a large database.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measurePages } from './history/pages.ts';
import { messagesEach, seedHistory } from './history/seed.ts';
import { measureInlayIn } from './relay/inlay.ts';
import { pinSelfAway } from './relay/pinned.ts';
import { startInlay } from './relay/server.ts';

const sizes = [100_000, Number(process.argv[2] ?? 10_000_000)];
const rounds = 3;
const shape = { senders: 4, receiversEach: 5, window: 128, seconds: 5, bytes: 200 };

type Costs = { insert: number[]; page: number[] };

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const micro = (seconds: number): string => `${(seconds * 1e6).toFixed(1)} µs`;

const prepared = async (messages: number): Promise<{ messages: number; dataDir: string; costs: Costs }> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'inlay-bench-'));
  await (await startInlay({ INLAY_DATA_DIR: dataDir })).stop();
  seedHistory(dataDir, messages);
  return { messages, dataDir, costs: { insert: [], page: [] } };
};

pinSelfAway();
const databases = [];
for (const messages of sizes) databases.push(await prepared(messages));
// In turns, so that both see the same machine.
for (let round = 0; round < rounds; round += 1) {
  for (const { messages, dataDir, costs } of databases) {
    const { saturated, refused } = await measureInlayIn(dataDir, shape);
    if (refused > 0) throw new Error(`${refused} messages were refused: the figures do not count`);
    costs.insert.push(1 / saturated.perSecond);
    costs.page.push(await measurePages(dataDir, messages / messagesEach, round));
    console.log(
      `round ${round + 1}, ${messages.toLocaleString('en-US').padStart(10)} messages: ` +
        `a message ${micro(costs.insert.at(-1) ?? 0)}, a page of 50 ${micro(costs.page.at(-1) ?? 0)}`,
    );
  }
}
const [small, large] = databases;
if (!small || !large) throw new Error('two sizes are needed');
for (const what of ['insert', 'page'] as const) {
  const ratio = median(large.costs[what]) / median(small.costs[what]);
  console.log(
    `${what}: ${micro(median(small.costs[what]))} → ${micro(median(large.costs[what]))}, ratio ${ratio.toFixed(2)}`,
  );
}
for (const { dataDir } of databases) await rm(dataDir, { recursive: true, force: true });
process.exit(0);
