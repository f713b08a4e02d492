import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../test-server.ts';
import { ask } from './testing/http-client.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const posts = [
  '/api/auth/login',
  '/api/auth/session',
  '/api/auth/ticket',
  '/api/auth/revoke',
  '/api/setup',
  '/api/chat/send_to_group',
  '/api/chat/send_to_customer',
  '/api/customer/list',
  '/api/customer/info',
  '/api/customer/is_online',
  '/api/channel/messages',
];
const post = (path: string, body: string, type = 'application/json') =>
  ask(server.url + path, { body, token: 'inlay-demo-key', headers: { 'content-type': type } });

const bodies: [string, string][] = [
  ['no JSON', '{"email":'],
  ['nothing', ''],
  ['null', 'null'],
  ['a number', '1'],
  ['a text', '"x"'],
  ['a list', '[]'],
  ['an empty object', '{}'],
  ['__proto__', '{"__proto__":{"email":"a@b.c","password":"x"}}'],
  ['constructor', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ['a deep list', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
  ['a broken character', '{"email":"\\ud800","password":"\\udfff"}'],
];

test.each(bodies)('[A5] %s is a clear refusal at every address, never a fault', async (_, body) => {
  for (const path of posts) {
    const answer = await post(path, body);
    expect({ path, isRefused: [400, 401].includes(answer.status) }).toEqual({ path, isRefused: true });
    expect(answer).toMatchObject({ code: answer.status, msg: expect.stringMatching(/\w/) });
  }
});

const good = JSON.stringify({ email: 'ada@demo.inlay', password: 'inlay-demo' });

/** A14: read without a type too (open-http.test.ts). */
const ofInterface4 = (path: string): boolean => /^\/api\/(?:chat|customer)\//.test(path);

test.each(['text/plain', 'application/x-www-form-urlencoded'])(
  '[A5] a body of type %j is 415 and is not looked at, but where interface 4 asks for no type',
  async (type) => {
    for (const path of posts.filter((one) => !ofInterface4(one)))
      expect({ path, ...(await post(path, good, type)) }).toMatchObject({ path, status: 415, code: 415 });
  },
);

test.each([
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/jsonx',
  'application/vnd.api+json',
  'application/json,text/plain',
  'application /json',
  'json',
  '*/*',
])('[A5] a body of type %j is 415 and is not looked at', async (type) => {
  for (const path of posts)
    expect({ path, ...(await post(path, good, type)) }).toMatchObject({ path, status: 415, code: 415 });
});

test.each([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=GBK',
  'application/json ; charset="x"',
  'APPLICATION/JSON',
])('[A5] a JSON body of type %j is read', async (type) => {
  expect((await post('/api/auth/login', good, type)).code).toBe(0);
});

test('[A5] a JSON body of any type that passes is checked', async () => {
  const bad = JSON.stringify({ email: { $gt: '' }, password: { $gt: '' } });
  const types = [
    'application/json',
    'application/json\t',
    ' application/json',
    'application/json;',
    'Application/Json;a=b',
    'application/json; charset',
  ];
  for (const type of types) expect([400, 415]).toContain((await post('/api/auth/login', bad, type)).status);
});

test('[A5] over 64 KB is 413', async () => {
  const body = JSON.stringify({ email: 'a@b.c', password: 'x'.repeat(70_000) });
  for (const path of posts)
    expect({ path, ...(await post(path, body)) }).toMatchObject({ path, status: 413, code: 413 });
});

const raw = (path: string, options: { method?: string; headers?: Record<string, string> } = {}) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    request(server.url, { path, ...options }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });

test.each(['/%zz', '/%', '/desktop/%c0%ae', '/files/%zz/x', '/%00', '//', '/api/auth/login/../..'])(
  '[A5] the address %s is answered in our own way',
  async (path) => {
    const { status, text } = await raw(path);
    expect([400, 403, 404]).toContain(status);
    expect(JSON.parse(text)).toMatchObject({ code: expect.any(Number), msg: expect.any(String) });
  },
);

test('[A5] other verbs find nothing', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'GET'])
    expect((await raw('/api/auth/login', { method })).status).toBe(404);
});

test('[A5] no page of another origin is let in by CORS', async () => {
  const { status } = await raw('/api/auth/login', {
    method: 'OPTIONS',
    headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
  });
  expect(status).toBe(404);
});

test('[O3] after all that the server is well', async () => {
  expect((await ask(`${server.url}/readyz`)).status).toBe(200);
  expect(server.logLines.filter((line) => line.includes('a request failed'))).toEqual([]);
});
