import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask } from '../testing/http-client.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const text = (value: string) => ({ type: 'text', value: { text: value } });
const send = (body: object) =>
  ask(`${server.url}/api/channel/messages`, {
    token: 'inlay-demo-key',
    body: { bid: 1, message: [text('hello')], ...body },
  });

test('[V3] a message of another channel opens a thread and is stored', async () => {
  const answer = await send({
    userid: 'wx-1',
    nickname: '小林',
    channel: 'wechat',
    message_id: 'a1',
    message: [text('在吗'), text('我的订单')],
  });
  expect(answer).toMatchObject({
    status: 200,
    code: 0,
    data: { thread_uid: expect.any(String), msg_id: expect.any(String), seq: 2 },
  });
  const thread = await server.deps.store.reads.latestThread(1, 'wx-1');
  expect(thread).toMatchObject({
    uid: answer.data['thread_uid'],
    state: 'queued',
    nickname: '小林',
    channel: 'wechat',
    lastSeq: 2,
  });
});

test('[V3] [D2] the same message_id is stored once, whoever sends it when', async () => {
  const first = await send({ userid: 'wx-2', message_id: 'b1' });
  const again = await Promise.all(
    Array.from({ length: 5 }, () => send({ userid: 'wx-2', message_id: 'b1' })),
  );
  for (const { data } of again) expect(data).toEqual({ ...first.data, duplicate: true });
  expect(await send({ userid: 'wx-2', message_id: 'b1', message: [text('other')] })).toMatchObject({
    status: 409,
    code: 409,
  });
  expect((await server.deps.store.reads.latestThread(1, 'wx-2'))?.lastSeq).toBe(1);
});

test('[V3] [D2] ten at once with one message_id make one thread and one message', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => send({ userid: 'wx-3', message_id: 'c1' })),
  );
  expect(new Set(answers.map(({ data }) => data['msg_id'])).size).toBe(1);
  expect(answers.filter(({ data }) => data['duplicate'] === undefined)).toHaveLength(1);
});

test.each([
  ['javascript: in a picture', [{ type: 'picture', value: { url: 'javascript:alert(1)' } }]],
  ['data: in a picture', [{ type: 'picture', value: { url: 'data:text/html,x' } }]],
  ['another host behind //', [{ type: 'file', value: { url: '//evil.example/x', name: 'x' } }]],
  ['an empty text', [text('   ')]],
  ['a card', [{ type: 'card', value: { event_id: '1', title: 'x' } }]],
  ['an event', [{ type: 'event', value: { name: 'closed' } }]],
  ['no parts', []],
  ['21 parts', Array.from({ length: 21 }, () => text('x'))],
  ['a text that is an object', [{ type: 'text', value: { text: {} } }]],
  ['no list', { type: 'text', value: { text: 'x' } }],
])('[V3] [A10] %s is 400 and stores nothing', async (_, message) => {
  expect(await send({ userid: 'bad', message_id: 'x', message })).toMatchObject({ status: 400, code: 400 });
  expect(await server.deps.store.reads.visitor(1, 'bad')).toBeNull();
});

test.each([
  ['a head_img that runs', { head_img: 'javascript:alert(1)' }],
  ['a channel with markup', { channel: '<b>' }],
  ['an empty userid', { userid: '' }],
  ['a userid of 129', { userid: 'x'.repeat(129) }],
  ['a userid that is an object', { userid: {} }],
  ['no message_id', { message_id: undefined }],
])('[V3] %s is 400', async (_, wrong) => {
  expect((await send({ userid: 'bad2', message_id: 'y', ...wrong })).code).toBe(400);
});

test('[V3] a name is text, whatever it looks like', async () => {
  const nickname = '<img src=x onerror=alert(1)>';
  await send({ userid: 'wx-4', message_id: 'd1', nickname });
  expect((await server.deps.store.reads.visitor(1, 'wx-4'))?.nickname).toBe(nickname);
});
