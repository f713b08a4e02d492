import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildThreads, openOutboxStore, type OutboxStore, say, subscribe } from './testing/outbox-store.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';

const relayProcess = fileURLToPath(new URL('testing/relay-process.ts', import.meta.url));
let dataDir: string;
let store: OutboxStore;
let receiver: Receiver | undefined;
let child: ChildProcess | undefined;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'inlay-kill-'));
  store = openOutboxStore(dataDir, () => Date.UTC(2026, 0, 5));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await receiver?.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const startRelay = (): void => {
  child = spawn(process.execPath, [relayProcess, dataDir], { stdio: ['ignore', 'ignore', 'inherit'] });
};

const threads = 4;
const each = 15;

/** How often a relay is killed while the receiver has a delivery in its hands that is not marked yet. */
const kills = 6;

test('[D6] kill -9 between send and mark: all arrive, a repeat has the same id and body, threads keep their order', async () => {
  const seed = 2026;
  const random = seededRandom(seed);
  let left = kills;
  let untilKill = 3;
  receiver = await startReceiver((_, response) => {
    untilKill -= 1;
    // A relay that is being killed may still have other deliveries on their way.
    if (left === 0 || untilKill > 0 || child === undefined || child.killed) {
      response.end();
      return;
    }
    left -= 1;
    untilKill = 2 + Math.floor(random() * 8);
    child.once('exit', startRelay).kill('SIGKILL');
  });
  const { deskId, threadIds } = await buildThreads(
    store,
    Array.from({ length: threads }, (_, n) => `v${n}`),
  );
  await subscribe(store, deskId, receiver.url);
  for (let n = 1; n <= each; n += 1) for (const id of threadIds) await say(store, id, `m${n}`, n);
  startRelay();
  await expect
    .poll(async () => (await store.reads.outboxDepth(1000)).pending, { timeout: 60_000, interval: 50 })
    .toBe(0);

  const bodies = new Map<string, string>();
  const order = new Map<string, number[]>();
  for (const { told, body } of receiver.received) {
    expect(bodies.get(told.id) ?? body, `seed ${seed}`).toBe(body);
    if (bodies.has(told.id)) continue;
    bodies.set(told.id, body);
    const thread = String(told.data['thread']?.['thread_uid']);
    order.set(thread, [...(order.get(thread) ?? []), Number(told.data['message']?.['seq'])]);
  }
  expect(left).toBe(0);
  expect(bodies.size).toBe(threads * each);
  expect(receiver.received.length).toBeGreaterThanOrEqual(threads * each + kills);
  for (const seqs of order.values()) expect(seqs).toEqual(Array.from({ length: each }, (_, n) => n + 1));
}, 70_000);
