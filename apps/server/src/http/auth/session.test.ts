import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WireClient } from '../../interface-4/wire-client.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask, loginAs } from '../testing/http-client.ts';

const key = 'inlay-demo-key';
const origin = 'http://127.0.0.1:7273';

let server: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.close());

const mint = (body: object, token = key) => ask(`${server.url}/api/auth/ticket`, { body, token });
const trade = (ticket: unknown) => ask(`${server.url}/api/auth/session`, { body: { ticket } });
const whose = (token: string) => ask(`${server.url}/api/auth/session`, { token });

test('[W7] a ticket is traded once for a session that knows the host page', async () => {
  const { data } = await mint({ email: 'bo@demo.inlay', origin });
  expect(data).toMatchObject({ ticket: expect.stringMatching(/^tkt_/), expires_in: 60 });
  const first = await trade(data['ticket']);
  expect(first).toMatchObject({ code: 0, data: { agent: { customer_id: 2 }, host_origin: origin } });
  expect(await whose(String(first.data['token']))).toMatchObject({ data: { agent: { customer_id: 2 } } });
  expect(await trade(data['ticket'])).toMatchObject({ status: 440, code: 440 });
});

test('[W7] a ticket that is raced for is won once', async () => {
  const { data } = await mint({ email: 'bo@demo.inlay', origin });
  const answers = await Promise.all(Array.from({ length: 8 }, () => trade(data['ticket'])));
  expect(answers.filter(({ code }) => code === 0)).toHaveLength(1);
});

test('[W7] a ticket dies after its time', async () => {
  const { data } = await mint({ email: 'bo@demo.inlay', origin });
  clock.advance(60_000);
  expect((await trade(data['ticket'])).code).toBe(440);
});

test('[W7] [W9] tickets are for listed origins only', async () => {
  for (const other of [
    'http://127.0.0.1:7274',
    'https://127.0.0.1:7273',
    'http://127.0.0.1:7273.evil.example',
    '*',
    'null',
    'javascript:alert(1)',
  ])
    expect(await mint({ email: 'bo@demo.inlay', origin: other })).toMatchObject({
      code: other.length < 8 ? 400 : 403,
    });
});

test('[W7] tickets need an API key of the agent’s desk', async () => {
  expect((await mint({ email: 'bo@demo.inlay', origin }, 'no-such-key')).status).toBe(401);
  expect((await mint({ email: 'nobody@demo.inlay', origin })).status).toBe(404);
  const session = await loginAs(server.url, 'ada');
  expect((await mint({ email: 'bo@demo.inlay', origin }, session)).status).toBe(401);
});

test('[W7] logout ends this session, and its socket learns it at once', async () => {
  const token = await loginAs(server.url, 'ada');
  const other = await loginAs(server.url, 'ada');
  const client = await WireClient.open(server.wsUrl);
  await client.ask({ method: 'login', token });
  expect(await ask(`${server.url}/api/auth/logout`, { body: {}, token })).toMatchObject({
    status: 200,
    code: 0,
  });
  await expect.poll(() => client.closed?.code).toBe(4040);
  expect((await whose(token)).status).toBe(401);
  expect((await whose(other)).status).toBe(200);
  expect((await ask(`${server.url}/api/auth/logout`, { body: {}, token })).status).toBe(401);
});

test('[W7] logout without a body works too', async () => {
  const token = await loginAs(server.url, 'ada');
  expect((await ask(`${server.url}/api/auth/logout`, { method: 'POST', token })).code).toBe(0);
});

test('[W7] revoke ends all sessions and open tickets of an agent, of nobody else', async () => {
  const tokens = await Promise.all([loginAs(server.url, 'bo'), loginAs(server.url, 'bo')]);
  const ada = await loginAs(server.url, 'ada');
  const { data } = await mint({ email: 'bo@demo.inlay', origin });
  const answer = await ask(`${server.url}/api/auth/revoke`, { body: { email: 'bo@demo.inlay' }, token: key });
  expect(answer).toMatchObject({ code: 0, data: { sessions: 2 } });
  for (const token of tokens) expect((await whose(token)).status).toBe(401);
  expect((await trade(data['ticket'])).code).toBe(440);
  expect((await whose(ada)).status).toBe(200);
});

test('[W8] a session by password lasts thirty days, one by ticket twelve hours', async () => {
  const typed = await loginAs(server.url, 'ada');
  const { data } = await mint({ email: 'bo@demo.inlay', origin });
  const traded = String((await trade(data['ticket'])).data['token']);
  clock.advance(12 * 3_600_000);
  expect((await whose(traded)).status).toBe(401);
  expect((await whose(typed)).status).toBe(200);
  clock.advance(30 * 24 * 3_600_000);
  expect((await whose(typed)).status).toBe(401);
});

test('[W8] no answer sets a cookie, and the database knows no token', async () => {
  const answer = await ask(`${server.url}/api/auth/login`, {
    body: { email: 'ada@demo.inlay', password: 'inlay-demo' },
  });
  expect(answer.headers.get('set-cookie')).toBeNull();
  await server.deps.store.ready();
  const { readFile, readdir } = await import('node:fs/promises');
  const folder = server.deps.config.dataDir;
  const token = String(answer.data['token']);
  for (const name of (await readdir(folder)).filter((file) => file.startsWith('inlay.db')))
    expect((await readFile(`${folder}/${name}`)).includes(token.slice(4))).toBe(false);
});

test.each(['', 'Bearer', 'Bearer  ', 'Basic YTpi', `Bearer ${'x'.repeat(600)}`, 'Bearer ses_wrong'])(
  '[W8] %j is nobody',
  async (authorization) => {
    expect((await ask(`${server.url}/api/auth/session`, { headers: { authorization } })).status).toBe(401);
  },
);
