import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashToken } from '../../auth/tokens.ts';
import { WireClient } from '../../interface-4/wire-client.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask, loginAs } from '../testing/http-client.ts';

const key = 'inlay-demo-key';
const otherKey = 'key-of-another-desk';

let server: TestServer;
let clients: WireClient[];
beforeEach(async () => {
  server = await startTestServer();
  clients = [];
});
afterEach(async () => {
  for (const client of clients) client.terminate();
  await server.close();
});

const post = (path: string, body: unknown, token: string | undefined = key, headers = {}) =>
  ask(`${server.url}${path}`, { body, headers, ...(token === '' ? {} : { token }) });

const online = async (name: string): Promise<{ client: WireClient; clientId: string }> => {
  const client = await WireClient.open(server.wsUrl);
  clients.push(client);
  const reply = await client.ask({ method: 'login', token: await loginAs(server.url, name) });
  return { client, clientId: String(reply['client_id']) };
};

const anotherDesk = async () => {
  const now = server.deps.clock.now();
  const { writes } = server.deps.store;
  await writes.createDesk({
    id: 2,
    name: 'Two',
    color: '',
    greeting: '',
    ssoSecret: null,
    embedOrigins: [],
    now,
  });
  await writes.createApiKey({ deskId: 2, name: 'k', keyHash: hashToken(otherKey), now });
};

const statusPush = {
  method: 'set_customer_status_push',
  customer_id: '1',
  customer_name: 'test1',
  status: 1,
};
const heardBy = ({ heard }: WireClient, method: string) => heard.filter((frame) => frame.method === method);

test('[A14] send_to_group reaches every connection of the desk, as given', async () => {
  const [ada, bo] = [await online('ada'), await online('bo')];
  const answer = await post('/api/chat/send_to_group', { bid: 1, exclude_client_id: [], data: statusPush });
  expect(answer).toMatchObject({ status: 200, code: 0, msg: 'ok', data: { success: 2, failure: 0 } });
  for (const { client } of [ada, bo])
    await expect
      .poll(() => client.heard.filter((frame) => frame['customer_name'] === 'test1'))
      .toEqual([statusPush]);
});

test('[A14] exclude_client_id leaves connections out; bid may be a string', async () => {
  const [ada, bo] = [await online('ada'), await online('bo')];
  const data = { method: 'notice', text: 'hello' };
  const body = { bid: '1', exclude_client_id: [ada.clientId], data };
  expect((await post('/api/chat/send_to_group', body)).data).toEqual({ success: 1, failure: 0 });
  await expect.poll(() => heardBy(bo.client, 'notice')).toEqual([data]);
  expect(heardBy(ada.client, 'notice')).toEqual([]);
});

test('[A14] send_to_customer reaches one agent, with the documented body', async () => {
  const [ada, bo] = [await online('ada'), await online('bo')];
  const data = {
    method: 'chat',
    userid: 'xxx',
    user_query: { type: 'text', text: '你好' },
    bot_response: [{ type: 'text', text: '你好啊' }],
  };
  const answer = await post('/api/chat/send_to_customer', { customer_id: 2, data });
  expect(answer.data).toEqual({ success: 1, failure: 0 });
  await expect.poll(() => heardBy(bo.client, 'chat')).toEqual([data]);
  expect(heardBy(ada.client, 'chat')).toEqual([]);
  expect((await post('/api/chat/send_to_customer', { customer_id: '3', data })).data).toEqual({
    success: 0,
    failure: 0,
  });
});

test('[A14] customer/list, info and is_online tell who is there', async () => {
  await online('bo');
  expect((await post('/api/customer/list', { bid: 1 })).data).toEqual([
    { customer_id: 2, customer_name: 'Bo', status: 1 },
  ]);
  expect((await post('/api/customer/is_online', { customer_id: '2' })).data).toEqual({ is_online: 1 });
  expect((await post('/api/customer/is_online', { customer_id: 1 })).data).toEqual({ is_online: 0 });
  const info = await post('/api/customer/info', { customer_id: 2 });
  expect(info.data).toEqual({
    bid: '1',
    customer_name: 'Bo',
    customer_id: 2,
    status: 1,
    connecting_user: [],
  });
});

test('[A14] info names the visitors whom the agent serves', async () => {
  const { client } = await online('bo');
  await post('/api/channel/messages', {
    bid: 1,
    userid: 'v1',
    message_id: 'm1',
    message: [{ type: 'text', value: { text: 'hi' } }],
  });
  expect((await client.ask({ method: 'connect', userid: 'v1' })).code).toBe(0);
  const { data } = await post('/api/customer/info', { customer_id: 2 });
  expect(data['connecting_user']).toEqual(['v1']);
});

const calls: [string, object][] = [
  ['/api/chat/send_to_group', { bid: 1, data: statusPush }],
  ['/api/chat/send_to_customer', { customer_id: 1, data: statusPush }],
  ['/api/customer/list', { bid: 1 }],
  ['/api/customer/info', { customer_id: 1 }],
  ['/api/customer/is_online', { customer_id: 1 }],
  [
    '/api/channel/messages',
    { bid: 1, userid: 'v', message_id: 'm', message: [{ type: 'text', value: { text: 'x' } }] },
  ],
];

test.each(calls)(
  '[A14] %s is closed without a key, with a wrong one, and to other desks',
  async (path, body) => {
    await anotherDesk();
    expect(await post(path, body, '')).toMatchObject({ status: 401, code: 401 });
    expect(await post(path, body, 'wrong')).toMatchObject({ status: 401 });
    expect(await post(path, body, await loginAs(server.url, 'ada'))).toMatchObject({ status: 401 });
    expect(await post(path, body, otherKey)).toMatchObject({ status: 403, code: 403 });
    expect(await post(path, body)).toMatchObject({ status: 200, code: 0 });
  },
);

test('[A14] a revoked key opens nothing', async () => {
  const now = server.deps.clock.now();
  const { apiKeyId } = await server.deps.store.writes.createApiKey({
    deskId: 1,
    name: 'x',
    keyHash: hashToken('short-lived'),
    now,
  });
  expect((await post('/api/customer/list', { bid: 1 }, 'short-lived')).code).toBe(0);
  await server.deps.store.writes.revokeApiKey({ apiKeyId, now });
  expect((await post('/api/customer/list', { bid: 1 }, 'short-lived')).code).toBe(401);
});

test('[A14] an unknown agent or desk is 404', async () => {
  expect((await post('/api/customer/info', { customer_id: 99 })).code).toBe(404);
  expect((await post('/api/chat/send_to_customer', { customer_id: 99, data: {} })).code).toBe(404);
});

test.each([
  ['an error code', { method: 'x', code: 492 }],
  ['a code that is no number', { method: 'x', code: '0' }],
  ['a login', { method: 'login', code: 0 }],
])('[A14] data cannot imitate the server with %s', async (_, data) => {
  const { client } = await online('ada');
  const before = client.heard.length;
  expect((await post('/api/chat/send_to_group', { bid: 1, data })).code).toBe(400);
  expect((await post('/api/chat/send_to_customer', { customer_id: 1, data })).code).toBe(400);
  expect(client.heard).toHaveLength(before);
});

test('[A14] data with code 0 passes', async () => {
  expect((await post('/api/chat/send_to_group', { bid: 1, data: { method: 'x', code: 0 } })).code).toBe(0);
});

const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

test.each([
  ['deep nesting', `{"bid":1,"data":${nested(9000)}}`],
  ['__proto__', '{"bid":1,"data":{"__proto__":{"code":492}}}'],
  ['constructor.prototype', '{"bid":1,"data":{"constructor":{"prototype":{"code":492}}}}'],
  ['an id that is an object', '{"bid":{"$gt":""},"data":{}}'],
  ['an id that is an array', '{"bid":[1],"data":{}}'],
  ['a fraction', '{"bid":1.5,"data":{}}'],
  ['a huge id', '{"bid":"99999999999999999999","data":{}}'],
  ['data that is a list', '{"bid":1,"data":[]}'],
  ['no data', '{"bid":1}'],
])('[A14] [A5] %s is 400', async (_, body) => {
  const answer = await ask(`${server.url}/api/chat/send_to_group`, {
    body,
    token: key,
    headers: { 'content-type': 'application/json' },
  });
  expect(answer).toMatchObject({ status: 400, code: 400 });
});

test('[A14] networks that are trusted need no key, browsers in them do', async () => {
  await server.close();
  server = await startTestServer({ trustedNetworks: ['127.0.0.0/8'] });
  const body = { bid: 1 };
  expect((await post('/api/customer/list', body, '')).code).toBe(0);
  expect((await post('/api/customer/list', { bid: 7 }, '')).code).toBe(404);
  expect((await post('/api/customer/list', body, '', { origin: 'http://evil.example' })).code).toBe(401);
  expect((await post('/api/customer/list', body, '', { 'x-forwarded-for': '203.0.113.9' })).code).toBe(401);
  expect((await post('/api/customer/list', body, 'wrong')).code).toBe(401);
});

test('[A14] a declared proxy passes on whose address counts', async () => {
  await server.close();
  server = await startTestServer({ trustedNetworks: ['10.0.0.0/8'], trustedProxies: ['127.0.0.1'] });
  const from = (address: string) =>
    post('/api/customer/list', { bid: 1 }, '', { 'x-forwarded-for': address });
  expect((await from('10.1.2.3')).code).toBe(0);
  expect((await from('203.0.113.9')).code).toBe(401);
  // The leftmost entry is whatever the caller wrote.
  expect((await from('10.1.2.3, 203.0.113.9')).code).toBe(401);
});

test('[A5] [A14] what cannot be passed on is refused in the reader’s language', async () => {
  const body = JSON.parse(`{"bid":1,"data":${nested(17)}}`);
  const refused = (language: string) =>
    post('/api/chat/send_to_group', body, key, { 'accept-language': language });
  expect(await refused('en-US')).toMatchObject({
    code: 400,
    msg: 'The field data is nested too deeply: at most 16 levels.',
  });
  expect(await refused('zh-CN')).toMatchObject({ code: 400, msg: '字段 data 嵌套过深，最多 16 层。' });
});

/** As a library sends it to which nobody said what the body is; null: without any Content-Type. */
const bare = (path: string, body: string, type: string | null): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, ...(type === null ? {} : { 'content-type': type }) };
    const asked = request(`${server.url}${path}`, { method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', reject).end(body);
  });

test('[A14] chapters 17 and 18 ask for no header: JSON of whoever states no type is read', async () => {
  await online('ada');
  const bodies: Record<string, object> = {
    '/api/customer/list': { bid: 1 },
    '/api/customer/info': { customer_id: 1 },
    '/api/customer/is_online': { customer_id: 1 },
    '/api/chat/send_to_group': { bid: 1, exclude_client_id: [], data: statusPush },
    '/api/chat/send_to_customer': { customer_id: 1, data: statusPush },
  };
  const types = [null, 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded', 'Text/Plain'];
  for (const [path, body] of Object.entries(bodies))
    for (const type of types) {
      const { status, text } = await bare(path, JSON.stringify(body), type);
      expect({ path, type, status, code: JSON.parse(text).code }).toEqual({
        path,
        type,
        status: 200,
        code: 0,
      });
    }
  for (const type of types) {
    for (const body of ['bid=1', '{"bid":', '', '{"__proto__":{"bid":1}}'])
      expect((await bare('/api/customer/list', body, type)).status).toBe(400);
    expect((await bare('/api/customer/list', ' '.repeat(70_000), type)).status).toBe(413);
  }
  for (const type of ['application/xml', 'text/plainer', 'multipart/form-data; boundary=x'])
    expect((await bare('/api/customer/list', '{"bid":1}', type)).status).toBe(415);
});
