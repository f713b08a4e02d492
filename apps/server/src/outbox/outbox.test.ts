import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allSchemas } from '@inlay/protocol/all-schemas.ts';
import { compile } from '@inlay/protocol/compile.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildThreads, openOutboxStore, type OutboxStore, say, subscribe } from './testing/outbox-store.ts';

let dataDir: string;
let store: OutboxStore;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'inlay-outbox-'));
  store = openOutboxStore(dataDir, () => 1_000_000);
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const bodies = async (): Promise<Record<string, unknown>[]> =>
  (await store.db.selectFrom('outbox').select('body').orderBy('seq').execute()).map(
    ({ body }) => JSON.parse(body) as Record<string, unknown>,
  );

test('[D6] a transaction writes what webhooks are told of it; one that fails leaves neither', async () => {
  const { deskId, threadIds } = await buildThreads(store, ['v']);
  await subscribe(store, deskId, 'https://example.com/');
  const [threadId = 0] = threadIds;
  await say(store, threadId, 'm1', 5);
  const lost = store.inTransaction(async (db, emit) => {
    await db.updateTable('thread').set({ comment: 'changed' }).where('id', '=', threadId).execute();
    emit({
      type: 'status',
      deskId,
      agentId: 1,
      agentName: 'A',
      status: 'busy',
      reason: null,
      byClientId: null,
    });
    throw new Error('the disk is full');
  });
  await expect(lost).rejects.toThrow('disk');
  expect(await bodies()).toHaveLength(1);
  const { comment } = await store.db.selectFrom('thread').select('comment').executeTakeFirstOrThrow();
  expect(comment).toBe('');
});

test('[D6] each delivery is as documented: event, desk, id, and the record of A9 without notes', async () => {
  const { deskId } = await buildThreads(store, ['v']);
  await subscribe(store, deskId, 'https://example.com/');
  const { agentId } = await store.writes.createAgent({
    deskId,
    email: 'a@b.example',
    name: 'Ada',
    headImg: '',
    role: 'agent',
    passwordHash: null,
    extension: null,
    capacity: 3,
    now: 0,
  });
  await store.writes.setStatus({ agentId, status: 'away', reason: 'meal', byClientId: null, now: 0 });
  await store.writes.connectThread({ deskId, agentId, byClientId: null, userid: 'v', msgId: 'm1', now: 7 });
  const told = await bodies();
  expect(told.map(({ type }) => type)).toEqual(['agent.status', 'message', 'thread']);
  for (const body of told) {
    const schema = allSchemas.get(`webhook/${String(body['type'])}`);
    expect(schema && compile(schema).firstError(body)).toBeNull();
  }
  expect(told[1]).toMatchObject({
    desk: deskId,
    data: { thread: { userid: 'v', channel: 'wechat' }, message: { msg_id: 'm1', seq: 1, sender: 'system' } },
  });
  expect(JSON.stringify(told)).not.toContain('for agents');
});

test('[D6] a webhook hears of its desk, its events and its channel only; a disabled one of nothing', async () => {
  const ours = await buildThreads(store, ['v']);
  const app = await buildThreads(store, ['w'], 'app');
  await subscribe(store, ours.deskId, 'https://a.example/', { channel: 'wechat', events: ['message'] });
  await subscribe(store, ours.deskId, 'https://b.example/', { channel: 'whatsapp' });
  await subscribe(store, ours.deskId, 'https://c.example/', { enabled: false });
  await subscribe(store, ours.deskId, 'https://d.example/', { events: ['thread'] });
  for (const id of [...ours.threadIds, ...app.threadIds]) await say(store, id, 'm', 1);
  expect(await bodies()).toMatchObject([{ desk: ours.deskId, type: 'message' }]);
});

test('[D6] a webhook that is deleted takes what waits for it along; another desk cannot', async () => {
  const { deskId, threadIds } = await buildThreads(store, ['v']);
  const webhookId = await subscribe(store, deskId, 'https://example.com/');
  await say(store, threadIds[0] ?? 0, 'm', 1);
  expect(await store.writes.deleteWebhook({ deskId: deskId + 1, webhookId })).toMatchObject({
    refused: { code: 404 },
  });
  await store.writes.deleteWebhook({ deskId, webhookId });
  await say(store, threadIds[0] ?? 0, 'm2', 1);
  expect(await bodies()).toEqual([]);
  expect(await store.reads.webhooksDue()).toEqual([]);
});

test('[D6] a claimed line is nobody else’s until its lease ends; who lost the claim changes nothing', async () => {
  const { deskId, threadIds } = await buildThreads(store, ['v', 'w']);
  const webhookId = await subscribe(store, deskId, 'https://example.com/');
  const [first = 0, second = 0] = threadIds;
  for (const [threadId, id] of [
    [first, '1'],
    [first, '2'],
    [second, '3'],
  ] as const)
    await say(store, threadId, id, 1);
  const claim = (name: string, now: number) =>
    store.writes.claimDeliveries({ webhookId, claim: name, limit: 10, leaseMs: 100, now });
  const { lines } = await claim('one', 1000);
  expect(lines).toHaveLength(2);
  expect((await claim('two', 1099)).lines).toEqual([]);
  expect((await claim('two', 1100)).lines).toHaveLength(2);
  const [line] = lines;
  if (!line) throw new Error('no line');
  const stale = { lineId: line.lineId, claim: 'one', seq: line.delivery.seq, now: 1101 };
  expect(await store.writes.settleDelivery({ ...stale, leaseMs: 100 })).toEqual({ next: null });
  expect(await store.writes.failDelivery({ ...stale, error: 'x', retryAt: 0 })).toEqual({
    outcome: 'claim-lost',
  });
  expect(await bodies()).toHaveLength(3);
  const settled = await store.writes.settleDelivery({ ...stale, claim: 'two', leaseMs: 100 });
  expect(settled.next?.seq).toBeGreaterThan(line.delivery.seq);
  expect(await bodies()).toHaveLength(2);
});

test('[D6] the sweep forgets old dead letters and what deleted webhooks left, and nothing else', async () => {
  const { deskId, threadIds } = await buildThreads(store, ['v']);
  await subscribe(store, deskId, 'https://example.com/');
  await say(store, threadIds[0] ?? 0, 'm', 1);
  const [row] = await store.db.selectFrom('outbox').selectAll().execute();
  if (!row) throw new Error('no row');
  const { seq: _, expires_at: _at, ...letter } = row;
  await store.db
    .insertInto('outbox')
    .values({ ...row, seq: 99, webhook_id: 77, id: 'orphan' })
    .execute();
  for (const [id, dead_at] of [
    ['old', 10],
    ['new', 30],
  ] as const)
    await store.db
      .insertInto('dead_letter')
      .values({ ...letter, id, dead_at })
      .execute();
  expect(await store.writes.sweepOutbox({ deadBefore: 20, now: 40 })).toEqual({ deleted: 2 });
  expect(await bodies()).toHaveLength(1);
  expect(await store.reads.outboxDepth(100)).toMatchObject({ pending: 1, dead: 1 });
});
