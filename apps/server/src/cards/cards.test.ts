import { afterAll, beforeAll, expect, test } from 'vitest';
import { xssMarkup, xssUrls } from '@inlay/testkit/xss-corpus.ts';
import { type Frame, WireClient } from '../interface-4/wire-client.ts';
import { type Receiver, startReceiver } from '../outbox/testing/receiver.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { ask, loginAs } from '../http/testing/http-client.ts';

// Cards over the real sockets: what an agent sends, what the visitor, plain clients, lists and webhooks get of it.

let server: TestServer;
let receiver: Receiver;
let ada: WireClient;
let plainAda: WireClient;
beforeAll(async () => {
  receiver = await startReceiver();
  server = await startTestServer({ outboundNetworks: ['127.0.0.0/8'], framesPerSecond: 5000 });
  const token = await loginAs(server.url, 'ada');
  const agent = async (more: object) => {
    const client = await WireClient.open(server.wsUrl);
    expect(await client.ask({ method: 'login', token, lang: 'en-US', ...more })).toMatchObject({ code: 0 });
    return client;
  };
  ada = await agent({ extensions: 1 });
  plainAda = await agent({});
  await ask(`${server.url}/api/webhooks`, {
    method: 'POST',
    token: 'inlay-demo-key',
    body: { url: receiver.url, events: ['message'] },
  });
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

/** A visitor whom ada serves. */
const served = async () => {
  const visitor = await WireClient.open(`${server.wsUrl}/visitor`);
  const { data } = await visitor.ask({ method: 'hello', desk: 1 });
  const { userid, token } = data as { userid: string; token: string };
  const message = [{ type: 'text', value: { text: 'hello' } }];
  await visitor.ask({ method: 'send', client_msg_id: 'm1', message });
  expect(await ada.ask({ method: 'connect', userid })).toMatchObject({ code: 0 });
  return Object.assign(visitor, { userid, token });
};

const tea = { event_id: 'tea-12', title: 'Mountain tea' };
const push = (userid: string, value: object, more: object = {}) =>
  ada.ask({ method: 'send_to_user', userid, message: [{ type: 'card', value }], ...more });

type Row = {
  seq: number;
  sender: string;
  message: { type: string; value: Partial<Record<string, string>> } | null;
};
const recordOf = (frame: Frame): Row => frame['record'] as Row;
const cardAt = async (client: WireClient, seq: number): Promise<Row> =>
  client.until(() =>
    client
      .pushes('message_push')
      .map(recordOf)
      .find((row) => row.seq === seq),
  );
const seqOf = (reply: Frame): number =>
  (reply['data'] as { messages: { seq: number }[] }).messages[0]?.seq ?? 0;
const history = async (client: WireClient, userid: string): Promise<Row[]> =>
  ((await client.ask({ method: 'get_chat_record', userid, pagesize: 100 }))['data'] as { list_chat: Row[] })
    .list_chat;

test('[S5] [A10] a card reaches the visitor with its html cut and without the address of the staff', async () => {
  const visitor = await served();
  const reply = await push(visitor.userid, {
    ...tea,
    content: `<div style='color:#666;position:fixed'>¥41<script>alert(1)</script></div>`,
    image_url: '/files/tea.png',
    url: "apiUrl(263,'reload')",
    url_for_visitor: 'https://shop.example/tea',
    url_for_staff: 'https://crm.example/secret',
    memo: 'Rating (299)',
  });
  expect(reply).toMatchObject({ code: 0 });
  const row = await cardAt(visitor, seqOf(reply));
  expect(row.message).toEqual({
    type: 'card',
    value: {
      ...tea,
      content: '<div style="color:#666">¥41</div>',
      image_url: '/files/tea.png',
      url: "apiUrl(263,'reload')",
      url_for_visitor: 'https://shop.example/tea',
      memo: 'Rating (299)',
    },
  });
  expect((await history(ada, visitor.userid)).at(-1)?.message?.value).toMatchObject({
    url_for_staff: 'https://crm.example/secret',
  });
});

test('[A10] plain clients read text in the record and in lists', async () => {
  const visitor = await served();
  await push(visitor.userid, { ...tea, memo: '4.8', url: "http('https://shop.example/','inner')" });
  const message = { type: 'text', value: { text: 'Mountain tea\n4.8\nhttps://shop.example/' } };
  expect((await history(plainAda, visitor.userid)).at(-1)?.message).toEqual(message);
  const list = (await plainAda.ask({ method: 'get_current_session_list' }))['data'] as { data?: unknown };
  expect(JSON.stringify(list)).toContain('Mountain tea');
  expect(JSON.stringify(list)).not.toContain('"card"');
});

test('[S5] a card for agents: the visitor gets its number and nothing else, also after a reload', async () => {
  const visitor = await served();
  const reply = await push(visitor.userid, { ...tea, title: 'Hidden margin', visibility: 2 });
  const hidden = await cardAt(visitor, seqOf(reply));
  expect(hidden).toMatchObject({ message: null, sender: 'system', sender_name: '' });
  await push(visitor.userid, { ...tea, title: 'Shown' });
  await cardAt(visitor, seqOf(reply) + 1);

  const again = await WireClient.open(`${server.wsUrl}/visitor`);
  const hello = await again.ask({ method: 'hello', desk: 1, token: visitor.token });
  const { thread } = hello['data'] as { thread: { thread_uid: string; last_seq: number } };
  await again.ask({ method: 'history', before: { thread_uid: thread.thread_uid, seq: thread.last_seq + 1 } });
  const resumed = await again.ask({
    method: 'hello',
    desk: 1,
    token: visitor.token,
    have: { thread_uid: thread.thread_uid, seq: 1 },
  });
  expect(JSON.stringify(resumed)).toContain('Shown');
  for (const client of [visitor, again]) {
    expect(client.texts.join('')).not.toContain('Hidden margin');
    expect(client.texts.join('')).not.toContain('"visibility"');
  }
  expect((await history(ada, visitor.userid)).map(({ message }) => message?.value['title'])).toContain(
    'Hidden margin',
  );
  expect(JSON.stringify(await history(plainAda, visitor.userid))).toContain(
    '[For agents only] Hidden margin',
  );
});

test('[D6] [S5] webhooks are told of a card, with text for channels, and of none for agents', async () => {
  const visitor = await served();
  await push(visitor.userid, { ...tea, title: 'Whispered', visibility: 2 });
  await push(visitor.userid, {
    ...tea,
    title: 'Told',
    url_for_staff: 'https://crm.example/',
    url: 'https://s.example/',
  });
  const find = () => receiver.received.find(({ body }) => body.includes('"Told"'));
  for (let count = 1; !find(); count += 1) await receiver.until(count);
  expect(find()?.told).toMatchObject({
    data: {
      text: 'Told\nhttps://s.example/',
      message: { message: { type: 'card', value: { ...tea, title: 'Told', url: 'https://s.example/' } } },
    },
  });
  const bodies = receiver.received.map(({ body }) => body).join('');
  expect(bodies).not.toContain('Whispered');
  expect(bodies).not.toContain('crm.example');
});

test('[S5] dedup answers with what is stored; [A11] the same id with another card is 409', async () => {
  const visitor = await served();
  const first = await push(visitor.userid, { ...tea, dedup: 1 }, { client_msg_id: 'c1' });
  expect(await push(visitor.userid, { ...tea, dedup: 1 }, { client_msg_id: 'c2' })).toMatchObject({
    code: 0,
    data: { ...(first['data'] as object), duplicate: true },
  });
  expect(await push(visitor.userid, { ...tea, visibility: 2, dedup: 1 })).not.toMatchObject({
    data: { duplicate: true },
  });
  expect(await push(visitor.userid, tea, { client_msg_id: 'c1' })).toMatchObject({
    data: { duplicate: true },
  });
  expect(await push(visitor.userid, { ...tea, title: 'X' }, { client_msg_id: 'c1' })).toMatchObject({
    code: 409,
  });
});

test.each([
  [{ ...tea, title: '' }],
  [{ ...tea, title: '  ' }],
  [{ ...tea, title: 'x'.repeat(513) }],
  [{ ...tea, title: 7 }],
  [{ ...tea, title: { toString: 'x' } }],
  [{ title: 'no id' }],
  [{ ...tea, event_id: 'x'.repeat(129) }],
  [{ ...tea, content: 'x'.repeat(16_001) }],
  [{ ...tea, content: '&'.repeat(15_000) }],
  [{ ...tea, memo: ['x'] }],
  [{ ...tea, visibility: 3 }],
  [{ ...tea, visibility: '2' }],
  [{ ...tea, dedup: true }],
  [{ ...tea, image_url: 'javascript:alert(1)' }],
  [{ ...tea, url: "apiUrl(263,'reload');alert(1)" }],
  [{ ...tea, url_for_visitor: '//evil.example' }],
  [{ ...tea, url_for_staff: `https://x.example/${'a'.repeat(2048)}` }],
  [null],
  [['x']],
])('[A5] [S5] refused with 400: %j', async (value) => {
  const visitor = await served();
  const reply = await push(visitor.userid, value as never);
  expect(reply).toMatchObject({ code: 400, msg: expect.stringMatching(/\w+/) });
  expect(String(reply['msg'])).not.toMatch(/^[a-z_]+$/);
  expect(await history(ada, visitor.userid)).toHaveLength(2);
});

test('[A5] a bad address is said in the language of the agent, with part and field', async () => {
  const visitor = await served();
  const bo = await WireClient.open(server.wsUrl);
  const token = await loginAs(server.url, 'bo');
  await bo.ask({ method: 'login', token, lang: 'es-MX' });
  const card = { type: 'card', value: { ...tea, url: 'x' } };
  const reply = await bo.ask({ method: 'send_to_user', userid: visitor.userid, message: [card] });
  expect(reply).toMatchObject({ code: 400, msg: expect.stringContaining('url') });
  bo.terminate();
});

test('[A10] neither visitors nor channels send cards', async () => {
  const visitor = await served();
  const message = [{ type: 'card', value: tea }];
  expect(await visitor.ask({ method: 'send', client_msg_id: 'k', message })).toMatchObject({ code: 400 });
  const body = { bid: 1, userid: 'wx-1', message_id: 'k', message };
  expect(await ask(`${server.url}/api/channel/messages`, { token: 'inlay-demo-key', body })).toMatchObject({
    code: 400,
  });
});

test('[S5] `__proto__` and strangers never reach the visitor', async () => {
  const visitor = await served();
  const value = `{"event_id":"p","title":"P","__proto__":{"content":"<b>x</b>"},"constructor":1,"onclick":"x"}`;
  ada.send(
    `{"method":"send_to_user","userid":"${visitor.userid}","request_id":"proto","message":[{"type":"card","value":${value}}]}`,
  );
  const reply = await ada.until(() => ada.heard.find((frame) => frame['request_id'] === 'proto'));
  expect(reply).toMatchObject({ code: 0 });
  expect((await cardAt(visitor, seqOf(reply))).message).toEqual({
    type: 'card',
    value: { event_id: 'p', title: 'P' },
  });
});

test(`[S5] ${xssMarkup.length} vectors of markup and ${xssUrls.length} addresses: nothing that acts is stored`, async () => {
  const visitor = await served();
  const vectors = xssMarkup.filter((html) => html.length <= 16_000);
  const replies = await Promise.all(vectors.map((content) => push(visitor.userid, { ...tea, content })));
  const bad = replies.filter(({ code }) => code !== 0);
  // Some are only too long once `&` is written out.
  expect(bad.map(({ msg }) => msg).filter((msg) => !String(msg).includes('longer'))).toEqual([]);
  const urls = await Promise.all(
    xssUrls.flatMap((url) =>
      ['image_url', 'url', 'url_for_visitor'].map((field) => push(visitor.userid, { ...tea, [field]: url })),
    ),
  );
  expect(urls.some(({ code }) => code === 400)).toBe(true);
  await push(visitor.userid, { ...tea, title: 'the end' });
  await visitor.until(() => visitor.texts.find((text) => text.includes('the end')));
  for (const { message } of visitor.pushes('message_push').map(recordOf)) {
    const value = message?.value ?? {};
    expect(value['content'] ?? '').not.toMatch(
      /<(?!\/?(?:div|span|p|b|i|u|br|a|img)[ />])|<[^>]*(?:\son\w+=|javascript:)/i,
    );
    for (const field of ['image_url', 'url', 'url_for_visitor'])
      expect(value[field] ?? 'https://').toMatch(/^\s*(https?:|\/(?!\/)|apiUrl\(|http\()/i);
  }
});
