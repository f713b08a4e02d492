import { afterAll, beforeAll, expect, test } from 'vitest';
import { WireClient } from '../../interface-4/wire-client.ts';
import { type Received, type Receiver, startReceiver } from '../../outbox/testing/receiver.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask, loginAs } from '../testing/http-client.ts';

// A whole conversation on a channel, from the first message to the rating, through the real server.

let server: TestServer;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  server = await startTestServer({ outboundNetworks: ['127.0.0.0/8'] });
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

const text = (words: string) => [{ type: 'text', value: { text: words } }];
const nameOf = ({ told }: Received): string =>
  told.type === 'thread' ? `thread ${told.data['action'] as unknown as string}` : told.type;
const subscribe = (body: object) =>
  ask(`${server.url}/api/webhooks`, { token: 'inlay-demo-key', body: { url: receiver.url, ...body } });
const visitorSays = (userid: string, message_id: string, words: string) =>
  ask(`${server.url}/api/channel/messages`, {
    token: 'inlay-demo-key',
    body: { bid: 1, userid, channel: 'wechat', message_id, message: text(words) },
  });

test('[D6] [V3] what happens to a thread of a channel reaches its webhook, in order, each once', async () => {
  const events = ['message', 'message.visitor', 'thread'];
  expect((await subscribe({ events, channel: 'wechat' })).code).toBe(0);
  await visitorSays('wx-9', 'a', '在吗');
  const client = await WireClient.open(server.wsUrl);
  await client.ask({ method: 'login', token: await loginAs(server.url, 'bo') });
  await client.ask({ method: 'connect', userid: 'wx-9' });
  const replies = Array.from({ length: 20 }, (_, n) =>
    client.ask({ method: 'send_to_user', userid: 'wx-9', message: text(`answer ${n}`) }),
  );
  await Promise.all(replies);
  await client.ask({ method: 'disconnect', userid: 'wx-9' });
  client.terminate();
  await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(26);
  const answers = Array.from({ length: 20 }, () => 'message');
  expect(receiver.received.map(nameOf)).toEqual([
    'thread created',
    'message.visitor',
    'message',
    'thread accepted',
    ...answers,
    'message',
    'thread closed',
  ]);
  const seqs = receiver.received.flatMap(({ told }) => told.data['message']?.['seq'] ?? []);
  expect(seqs).toEqual(Array.from({ length: 23 }, (_, n) => n + 1));
  expect(new Set(receiver.received.map(({ told }) => told.id)).size).toBe(26);
  await expect.poll(() => server.deps.store.reads.outboxDepth(10)).toMatchObject({ pending: 0, dead: 0 });
});
