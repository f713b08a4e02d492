import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signatureOf } from './signature.ts';
import { buildThreads, say, subscribe } from './testing/outbox-store.ts';
import { type Received, type Receiver, startReceiver } from './testing/receiver.ts';
import { openRelayDesk, type RelayDesk } from './testing/relay-desk.ts';

let desk: RelayDesk;
const receivers: Receiver[] = [];
beforeEach(async () => {
  desk = await openRelayDesk();
});
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.close();
  await desk.close();
});

type Answer = (received: Received, response: ServerResponse) => void;
const receive = async (answer?: Answer, port?: number): Promise<Receiver> => {
  const receiver = await startReceiver(answer, port);
  receivers.push(receiver);
  return receiver;
};
const depth = () => desk.store.reads.outboxDepth(1000);
const seqsOf = (received: Received[], thread: string): number[] =>
  received
    .filter(({ told }) => told.data['thread']?.['thread_uid'] === thread)
    .map(({ told }) => Number(told.data['message']?.['seq']));
/** Moves the clock second by second until it is so: a relay looks at it whenever it comes to it. */
const advancing = (is: () => boolean | Promise<boolean>): Promise<void> =>
  expect
    .poll(
      async () => {
        desk.clock.advance(1000);
        return is();
      },
      { timeout: 15_000, interval: 5 },
    )
    .toBe(true);
const day = 24 * 60 * 60 * 1000;

test('[D6] deliveries are signed, named and sent once; nothing stays behind', async () => {
  const receiver = await receive();
  const { deskId, threadIds } = await buildThreads(desk.store, ['v']);
  await subscribe(desk.store, deskId, receiver.url);
  await say(desk.store, threadIds[0] ?? 0, 'm1', 5);
  desk.newRelay().start();
  await receiver.until(1);
  const [{ headers, body, told } = { headers: {}, body: '', told: { id: '', type: '' } }] = receiver.received;
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'inlay-event': 'message',
    'inlay-delivery': told.id,
    'inlay-signature': signatureOf('whs_test', body, desk.clock.now()),
  });
  await expect.poll(depth).toMatchObject({ pending: 0, dead: 0 });
  expect(await desk.store.db.selectFrom('outbox_line').selectAll().execute()).toEqual([]);
  expect(receiver.received).toHaveLength(1);
});

test('[D6] 30 threads at once, each in its order, whatever fails by chance; two relays send nothing twice', async () => {
  const random = seededRandom(11);
  const accepted: Received[] = [];
  const receiver = await receive((received, response) => {
    const isTaken = random() >= 0.3;
    if (isTaken) accepted.push(received);
    response.writeHead(isTaken ? 200 : 500).end();
  });
  const users = Array.from({ length: 30 }, (_, n) => `u${n}`);
  const { deskId, threadIds } = await buildThreads(desk.store, users);
  await subscribe(desk.store, deskId, receiver.url);
  for (let n = 0; n < 6; n += 1) for (const id of threadIds) await say(desk.store, id, `m${n}`, n);
  for (const relay of [desk.newRelay(), desk.newRelay()]) relay.start();
  await advancing(async () => (await depth()).pending === 0);
  for (const user of users) expect(seqsOf(accepted, `thread-${deskId}-${user}`)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(new Set(accepted.map(({ told }) => told.id)).size).toBe(180);
});

test('[D6] a later delivery of a thread waits for the earlier; other threads and webhooks do not', async () => {
  let sick = true;
  const receiver = await receive(({ told }, response) => {
    const isFirst = told.data['thread']?.['userid'] === 'v';
    response.writeHead(sick && isFirst ? 503 : 204).end();
  });
  const other = await receive();
  const { deskId, threadIds } = await buildThreads(desk.store, ['v', 'w']);
  await subscribe(desk.store, deskId, receiver.url);
  await subscribe(desk.store, deskId, other.url);
  for (const n of [1, 2]) for (const id of threadIds) await say(desk.store, id, `m${n}`, n);
  desk.newRelay().start();
  await other.until(4);
  await receiver.until(3);
  await expect.poll(depth).toMatchObject({ pending: 2 });
  expect(seqsOf(receiver.received, `thread-${deskId}-v`)).toEqual([1]);
  sick = false;
  await advancing(() => receiver.received.length === 5);
  expect(seqsOf(receiver.received, `thread-${deskId}-v`)).toEqual([1, 1, 2]);
});

test('[D6] a receiver that is down is asked again by back-off with the same id, and gets it when it is up', async () => {
  const gone = await receive();
  const port = Number(new URL(gone.url).port);
  await gone.close();
  receivers.length = 0;
  const { deskId, threadIds } = await buildThreads(desk.store, ['v']);
  const webhookId = await subscribe(desk.store, deskId, gone.url);
  await say(desk.store, threadIds[0] ?? 0, 'm1', 1);
  desk.newRelay().start();
  const list = () => desk.store.reads.deliveries({ deskId, state: 'pending', webhookId, limit: 5 });
  const attempts = async (): Promise<number> => (await list())[0]?.attempts ?? 0;
  await expect.poll(attempts).toBe(1);
  // 5 s, of which at most half is taken off.
  desk.clock.advance(2499);
  expect(await attempts()).toBe(1);
  await advancing(async () => (await attempts()) >= 2);
  const [waiting] = await list();
  expect(waiting?.lastError).toBe('ECONNREFUSED');
  const receiver = await receive(undefined, port);
  await advancing(() => receiver.received.length === 1);
  expect(receiver.received[0]?.headers['inlay-delivery']).toBe(waiting?.id);
});

test('[D6] after 24 hours it is a dead letter; put back, it is sent with its own id', async () => {
  let status = 500;
  const receiver = await receive((_, response) => void response.writeHead(status).end());
  const { deskId, threadIds } = await buildThreads(desk.store, ['v']);
  const webhookId = await subscribe(desk.store, deskId, receiver.url);
  for (const n of [1, 2]) await say(desk.store, threadIds[0] ?? 0, `m${n}`, n);
  desk.newRelay().start();
  await receiver.until(1);
  await expect
    .poll(
      async () => {
        desk.clock.advance(day / 48);
        return (await depth()).dead;
      },
      { timeout: 15_000, interval: 5 },
    )
    .toBe(2);
  const dead = await desk.store.reads.deliveries({ deskId, state: 'dead', webhookId, limit: 5 });
  expect(dead).toMatchObject([{ lastError: 'HTTP 500' }, { lastError: 'HTTP 500' }]);
  status = 200;
  const before = receiver.received.length;
  const requeue = (of: number) =>
    desk.store.writes.requeueDeadLetters({ deskId: of, only: { webhookId }, now: desk.clock.now() });
  expect(await requeue(deskId + 1)).toEqual({ requeued: 0 });
  expect(await requeue(deskId)).toEqual({ requeued: 2 });
  await advancing(() => receiver.received.length === before + 2);
  const sent = receiver.received.slice(before).map(({ told }) => told.id);
  expect(sent).toEqual(dead.map(({ id }) => id).toReversed());
  await expect.poll(depth).toMatchObject({ pending: 0, dead: 0 });
});

test('[D6] a receiver that hangs is given up after 10 s and does not keep another webhook waiting', async () => {
  const hanging = await receive(() => undefined);
  const healthy = await receive();
  const { deskId, threadIds } = await buildThreads(desk.store, [
    'a',
    'b',
    'c',
    'd',
    'e',
    'f',
    'g',
    'h',
    'i',
    'j',
  ]);
  const webhookId = await subscribe(desk.store, deskId, hanging.url);
  await subscribe(desk.store, deskId, healthy.url);
  for (const id of threadIds) await say(desk.store, id, 'm', 1);
  const relay = desk.newRelay();
  relay.start();
  await healthy.until(10);
  await hanging.until(8);
  expect(hanging.received).toHaveLength(8);
  // Stopping aborts what hangs, and gives it back untried.
  const closed = relay.close();
  await expect
    .poll(async () => {
      desk.clock.advance(3000);
      return (await desk.store.db.selectFrom('outbox_line').select('claim').execute()).filter(
        ({ claim }) => claim !== null,
      ).length;
    })
    .toBe(0);
  await closed;
  const waiting = await desk.store.reads.deliveries({ deskId, state: 'pending', webhookId, limit: 50 });
  expect(waiting.map(({ attempts }) => attempts)).toEqual(Array.from({ length: 10 }, () => 0));
});

test.each([301, 302, 307, 404, 410])('[D6] %i is a failure, and no redirect is followed', async (status) => {
  const inside = await receive();
  const receiver = await receive(
    (_, response) => void response.writeHead(status, { location: inside.url }).end(),
  );
  const { deskId, threadIds } = await buildThreads(desk.store, ['v']);
  const webhookId = await subscribe(desk.store, deskId, receiver.url);
  await say(desk.store, threadIds[0] ?? 0, 'm', 1);
  desk.newRelay().start();
  await expect
    .poll(() => desk.store.reads.deliveries({ deskId, state: 'pending', webhookId, limit: 5 }))
    .toMatchObject([{ attempts: 1, lastError: `HTTP ${status}` }]);
  expect(inside.received).toEqual([]);
});

test('[D6] 2xx counts although the body breaks off or never ends', async () => {
  const receiver = await receive((_, response) => {
    response.writeHead(200, { 'content-length': '1000000' });
    response.write('x'.repeat(100), () => response.destroy());
  });
  const { deskId, threadIds } = await buildThreads(desk.store, ['v']);
  await subscribe(desk.store, deskId, receiver.url);
  await say(desk.store, threadIds[0] ?? 0, 'm', 1);
  desk.newRelay().start();
  await expect.poll(depth).toMatchObject({ pending: 0, dead: 0 });
});

test('[D6] a relay that stopped for longer than its lease marks nothing: another has sent it', async () => {
  const responses: ServerResponse[] = [];
  const receiver = await receive((_, response) => void responses.push(response));
  const { deskId, threadIds } = await buildThreads(desk.store, ['v']);
  await subscribe(desk.store, deskId, receiver.url);
  await say(desk.store, threadIds[0] ?? 0, 'm', 1);
  desk.newRelay().start();
  await receiver.until(1);
  await advancing(() => receiver.received.length === 2);
  responses[0]?.end();
  const [first] = responses;
  if (first) await once(first, 'close');
  await expect.poll(depth).toMatchObject({ pending: 1 });
  responses[1]?.end();
  await expect.poll(depth).toMatchObject({ pending: 0 });
  const [one, two] = receiver.received;
  expect(one?.told.id).toBe(two?.told.id);
});

test('[D6] neither secret nor address of a webhook is in the log or the list of deliveries', async () => {
  const receiver = await receive((_, response) => void response.writeHead(500).end());
  const { deskId, threadIds } = await buildThreads(desk.store, ['v']);
  await subscribe(desk.store, deskId, `${receiver.url}?key=in-the-address`, { secret: 'whs_very-secret' });
  await say(desk.store, threadIds[0] ?? 0, 'm', 1);
  desk.newRelay().start();
  await receiver.until(1);
  await expect.poll(() => desk.logLines.join('')).toContain('HTTP 500');
  const rows = await desk.store.reads.deliveries({ deskId, state: 'pending', webhookId: null, limit: 9 });
  expect(desk.logLines.join('') + JSON.stringify(rows)).not.toMatch(/very-secret|in-the-address/);
});
