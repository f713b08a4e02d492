import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '@inlay/protocol/compile.ts';
import { allSchemas } from '@inlay/protocol/all-schemas.ts';
import { hashToken } from '../../auth/tokens.ts';
import { type Receiver, startReceiver } from '../../outbox/testing/receiver.ts';
import { openConnection } from '../../store/sqlite/connection.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask } from '../testing/http-client.ts';

let server: TestServer;
let receiver: Receiver;
let otherKey: string;
beforeAll(async () => {
  receiver = await startReceiver();
  server = await startTestServer({ outboundNetworks: ['127.0.0.0/8'] });
  const { writes } = server.deps.store;
  const desk = { name: 'B', color: '#000000', greeting: '', ssoSecret: null, embedOrigins: [], now: 0 };
  const { deskId } = await writes.createDesk(desk);
  otherKey = 'key_other';
  await writes.createApiKey({ deskId, name: 'k', keyHash: hashToken(otherKey), now: 0 });
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

const api = (path: string, method: string, body?: unknown, token = 'inlay-demo-key') =>
  ask(`${server.url}/api/webhooks${path}`, { method, token, ...(body === undefined ? {} : { body }) });
const valid = () => ({ url: receiver.url, events: ['message'] });

const fits = (name: string, text: string): void => {
  const schema = allSchemas.get(`webhooks-http/${name}`);
  expect(schema && compile(schema).firstError(JSON.parse(text))).toBeNull();
};

test('[D6] a webhook is made, listed without its secret, changed and deleted', async () => {
  const made = await api('', 'POST', { ...valid(), channel: 'wechat' });
  fits('create.answer', made.text);
  expect(made).toMatchObject({ status: 200, code: 0, data: { secret: expect.stringMatching(/^whs_/) } });
  const listed = await api('', 'GET');
  fits('list.answer', listed.text);
  expect(listed.text).not.toContain('whs_');
  const path = `/${String(made.data['id'])}`;
  const changed = await api(path, 'PATCH', { enabled: false, channel: null, events: ['thread', 'message'] });
  expect(changed.data).toMatchObject({ enabled: false, channel: null, events: ['thread', 'message'] });
  expect(changed.text).not.toContain('whs_');
  expect((await api(path, 'DELETE')).code).toBe(0);
  expect((await api(path, 'DELETE')).code).toBe(404);
  expect((await api('', 'GET')).data).toEqual([]);
  expect(server.logLines.join('')).not.toContain(made.data['secret']);
});

test('[D6] [A14] without a key of the desk nothing is seen or changed', async () => {
  const { data } = await api('', 'POST', valid());
  const path = `/${String(data['id'])}`;
  for (const token of ['wrong', otherKey]) {
    const isStranger = token === 'wrong';
    expect((await api('', 'GET', undefined, token)).data).toEqual(isStranger ? {} : []);
    expect((await api(path, 'PATCH', { enabled: false }, token)).code).toBe(isStranger ? 401 : 404);
    expect((await api(path, 'DELETE', undefined, token)).code).toBe(isStranger ? 401 : 404);
    const redelivered = await api('/redeliver', 'POST', { webhook_id: data['id'] }, token);
    expect(redelivered).toMatchObject(isStranger ? { code: 401 } : { data: { requeued: 0 } });
  }
  expect((await ask(`${server.url}/api/webhooks/deliveries`)).code).toBe(401);
  await api(path, 'DELETE');
});

test.each([
  ['no url', { url: undefined }],
  ['a url that is a list', { url: ['https://example.com/'] }],
  ['text that is no url', { url: 'crm' }],
  ['file:', { url: 'file:///etc/passwd' }],
  ['javascript:', { url: 'javascript:alert(1)' }],
  ['http: to elsewhere', { url: 'http://93.184.215.14/' }],
  ['a private network', { url: 'https://10.0.0.1/' }],
  ['the metadata service', { url: 'https://169.254.169.254/latest' }],
  ['IPv6 loopback', { url: 'https://[::1]/' }],
  ['a mapped address', { url: 'https://[::ffff:127.0.0.1]/' }],
  ['a password in it', { url: 'https://a:b@93.184.215.14/' }],
  ['the port of SSH', { url: 'https://93.184.215.14:22/' }],
  ['2 KB and more', { url: `https://93.184.215.14/${'x'.repeat(2048)}` }],
  ['no events', { events: [] }],
  ['an unknown event', { events: ['everything'] }],
  ['an event twice', { events: ['message', 'message'] }],
  ['__proto__ as event', { events: ['__proto__'] }],
  ['a channel with markup', { channel: '<b>' }],
  ['enabled as a word', { enabled: 'yes' }],
])('[D6] a webhook with %s is refused with a sentence, and none is made', async (_, wrong) => {
  const answer = await api('', 'POST', { ...valid(), ...wrong });
  expect(answer).toMatchObject({ status: 400, code: 400 });
  expect(answer.msg.length).toBeGreaterThan(20);
  expect((await api('', 'GET')).data).toEqual([]);
});

test.each(['0', '-1', '1e3', 'x', '99999999999999999999', '%00', '__proto__', '7'])(
  '[D6] /api/webhooks/%s is 404',
  async (id) => {
    expect((await api(`/${id}`, 'DELETE')).code).toBe(404);
    expect((await api(`/${id}`, 'PATCH', { enabled: true })).code).toBe(404);
  },
);

test('[D6] a changed address is checked like a new one', async () => {
  const { data } = await api('', 'POST', valid());
  const path = `/${String(data['id'])}`;
  expect((await api(path, 'PATCH', { url: 'http://192.168.1.1/' })).code).toBe(400);
  expect((await api('', 'GET')).data).toMatchObject([{ url: receiver.url }]);
  await api(path, 'DELETE');
});

test('[D6] a desk has at most 20 webhooks', async () => {
  const ids: unknown[] = [];
  for (let n = 0; n < 20; n += 1) ids.push((await api('', 'POST', valid())).data['id']);
  expect(await api('', 'POST', valid())).toMatchObject({ code: 409, msg: expect.stringContaining('20') });
  for (const id of ids) await api(`/${String(id)}`, 'DELETE');
});

test.each([
  ['?state=sent', 400],
  ['?webhook_id=x', 400],
  ['?state=dead&state=pending', 400],
  ['?state=pending&webhook_id=3', 0],
  ['', 0],
])('[D6] deliveries%s is %i', async (query, code) => {
  expect((await api(`/deliveries${query}`, 'GET')).code).toBe(code);
});

test.each([
  ['?state=sent', 'The field state must be one of: dead, pending.'],
  ['?webhook_id=x', 'The field webhook_id has the wrong type: send integer.'],
])('[A5] [D6] deliveries%s is refused with a sentence of the catalogue', async (query, msg) => {
  expect(await api(`/deliveries${query}`, 'GET')).toMatchObject({ code: 400, msg });
});

test.each([[{}], [{ id: 7 }], [{ webhook_id: 'x' }], [{ id: '' }], [[]]])(
  '[D6] redeliver of %j is 400',
  async (body) => {
    expect((await api('/redeliver', 'POST', body)).code).toBe(400);
  },
);

test('[D6] a dead letter is listed and, put back over the API, arrives at once with its id', async () => {
  const { data } = await api('', 'POST', valid());
  const webhookId = Number(data['id']);
  // As it stands there after 24 hours of failures.
  const db = openConnection(join(server.deps.config.dataDir, 'inlay.db'), { readonly: false });
  db.prepare(
    `INSERT INTO dead_letter (id, webhook_id, desk_id, line, type, body, attempts, last_error, created_at, dead_at)
     VALUES ('letter', ?, 1, 't', 'message', '{"id":"letter"}', 20, 'HTTP 500', 1, ?)`,
  ).run(webhookId, Date.now());
  db.close();
  const listed = await api('/deliveries', 'GET');
  fits('deliveries.answer', listed.text);
  expect(listed.data).toMatchObject([{ id: 'letter', state: 'dead', last_error: 'HTTP 500' }]);
  expect((await api('/redeliver', 'POST', { id: 'nothing' })).data).toEqual({ requeued: 0 });
  expect((await api('/redeliver', 'POST', { id: 'letter' }, otherKey)).data).toEqual({ requeued: 0 });
  const requeued = await api('/redeliver', 'POST', { id: 'letter' });
  fits('redeliver.answer', requeued.text);
  expect(requeued.data).toEqual({ requeued: 1 });
  await receiver.until(1);
  expect(receiver.received[0]?.headers['inlay-delivery']).toBe('letter');
  await expect.poll(() => server.deps.store.reads.outboxDepth(9)).toMatchObject({ pending: 0, dead: 0 });
  await api(`/${webhookId}`, 'DELETE');
});
