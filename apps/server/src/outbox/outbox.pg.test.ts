import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { createSafeFetch } from '../net/safe-fetch.ts';
import type { Store } from '../store/port.ts';
import { openPostgresStore } from '../store/postgres/open.ts';
import { buildDesk, visitorWrites } from '../store-tests/builders.ts';
import { type PostgresServer, startPostgres } from '@inlay/testkit/postgres-server.ts';
import { Relay } from './relay.ts';
import { sendDelivery } from './send.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';

const log = pino({ level: 'silent' });
let postgres: PostgresServer;
let receiver: Receiver;
beforeAll(async () => {
  postgres = await startPostgres();
  receiver = await startReceiver();
}, 60_000);
afterAll(async () => {
  await receiver.close();
  await postgres.close();
});

const fetcher = createSafeFetch({ allowedNetworks: ['127.0.0.0/8'], allowHttp: true });

/** A node: a store and a relay, which is woken by what the node itself wrote. */
const startNode = async (url: string) => {
  const store = await openPostgresStore({ url, log });
  const relay = new Relay({
    store,
    clock: systemClock,
    log,
    random: () => 0,
    send: sendDelivery({ fetcher, now: systemClock.now }),
    leaseMs: 30_000,
    counts: { delivered: 0, failed: 0, dead: 0 },
  });
  store.onCommitted(() => relay.wake());
  relay.start();
  return { store, close: () => relay.close().then(() => store.close()) };
};

const subscribe = (store: Store, deskId: number): Promise<{ webhookId: number }> =>
  store.writes.createWebhook({
    deskId,
    url: receiver.url,
    secret: 's',
    events: ['message.visitor', 'thread'],
    channel: null,
    enabled: true,
    createdAt: 0,
  });

const visitors = Array.from({ length: 12 }, (_, n) => `v${n}`);
const each = 40;

test('[D6] [O2] two nodes write and send on one Postgres: each delivery once, threads in order, nothing left', async () => {
  const url = await postgres.newDatabase();
  const nodes = [await startNode(url), await startNode(url)] as const;
  const [{ store }] = nodes;
  const { deskId } = await buildDesk(store, 1);
  const { webhookId } = await subscribe(store, deskId);
  // The other node has asked for webhooks before; it looks again after its second.
  await expect.poll(() => nodes[1].store.reads.webhooksDue()).toHaveLength(1);
  const write = async (userid: string): Promise<void> => {
    for (let n = 0; n < each; n += 1) {
      const node = nodes[n % 2] ?? nodes[0];
      await visitorWrites(node.store, deskId, userid, `${userid} ${n}`);
    }
  };
  await Promise.all(visitors.map(write));
  const wanted = visitors.length * (each + 1);
  await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(wanted);
  await expect
    .poll(() => store.reads.outboxDepth(1000), { timeout: 5000 })
    .toEqual({ pending: 0, dead: 0, oldestAt: null });
  expect(new Set(receiver.received.map(({ told }) => told.id)).size).toBe(wanted);
  for (const userid of visitors) {
    const seqs = receiver.received
      .filter(({ told }) => told.type === 'message.visitor')
      .filter(({ told }) => told.data['thread']?.['userid'] === userid)
      .map(({ told }) => told.data['message']?.['seq']);
    expect(seqs).toEqual(Array.from({ length: each }, (_, n) => n + 1));
  }
  expect((await store.reads.webhooksDue()).map(({ id, dueAt }) => [id, dueAt])).toEqual([[webhookId, null]]);
  for (const node of nodes) await node.close();
  await fetcher.close();
});

test('[D6] [O2] dead letters, sweep and figures work on Postgres as on SQLite', async () => {
  const store = await openPostgresStore({ url: await postgres.newDatabase(), log });
  const { deskId } = await buildDesk(store, 1);
  const { webhookId } = await subscribe(store, deskId);
  await visitorWrites(store, deskId, 'v', 'hello');
  const claim = { webhookId, claim: 'c', limit: 5, leaseMs: 1000 };
  const now = systemClock.now();
  const { lines } = await store.writes.claimDeliveries({ ...claim, now });
  const [line] = lines;
  if (!line) throw new Error('nothing was claimed');
  const late = now + 25 * 60 * 60 * 1000;
  const failed = { lineId: line.lineId, claim: 'c', seq: line.delivery.seq, error: 'HTTP 500' };
  expect(await store.writes.failDelivery({ ...failed, retryAt: late, now: late })).toEqual({
    outcome: 'dead',
  });
  expect(await store.reads.deliveries({ deskId, state: 'dead', webhookId, limit: 5 })).toMatchObject([
    { id: line.delivery.id, attempts: 1, lastError: 'HTTP 500' },
  ]);
  expect(await store.reads.outboxDepth(10)).toMatchObject({ pending: 1, dead: 1 });
  expect(await store.reads.queueDepths(10)).toMatchObject([{ deskId, waiting: 1 }]);
  const only = { id: line.delivery.id };
  expect(await store.writes.requeueDeadLetters({ deskId, only, now: late })).toEqual({ requeued: 1 });
  expect(await store.writes.sweepOutbox({ deadBefore: late, now: late })).toEqual({ deleted: 0 });
  expect(await store.writes.deleteWebhook({ deskId, webhookId })).toEqual({ deleted: true });
  expect(await store.reads.outboxDepth(10)).toEqual({ pending: 0, dead: 0, oldestAt: null });
  await store.close();
});
