import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask } from '../testing/http-client.ts';

let server: TestServer;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock();
  server = await startTestServer({ clock });
});
afterEach(() => server.close());

const login = (password: string, email = 'ada@demo.inlay', headers = {}) =>
  ask(`${server.url}/api/auth/login`, { body: { email, password }, headers });

test('[A3] e-mail and password give a token and who it is for', async () => {
  const answer = await login('inlay-demo', 'Ada@Demo.Inlay');
  expect(answer).toMatchObject({
    status: 200,
    code: 0,
    data: {
      token: expect.stringMatching(/^ses_[\w-]{43}$/),
      agent: { customer_id: 1, customer_name: 'Ada', email: 'ada@demo.inlay', role: 'admin', bid: 1 },
    },
  });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('[A3] a wrong password is 401, and so is an account that does not exist', async () => {
  const known = await login('wrong');
  const unknown = await login('wrong', 'nobody@demo.inlay');
  expect(known).toMatchObject({ status: 401, code: 401, msg: 'E-mail or password is wrong.' });
  expect(unknown).toMatchObject({ status: 401, code: 401, msg: known.msg });
});

test('[A3] [A5] the refusal is told in the language of the caller', async () => {
  const { msg } = await login('wrong', 'ada@demo.inlay', { 'accept-language': 'zh-CN,zh;q=0.9' });
  expect(msg).toBe('邮箱或密码错误。');
});

test('[A3] after five failures even the right password is 429, for fifteen minutes', async () => {
  for (let n = 0; n < 5; n += 1) expect((await login('wrong')).status).toBe(401);
  const locked = await login('inlay-demo');
  expect(locked).toMatchObject({ status: 429, code: 429 });
  expect(locked.headers.get('retry-after')).not.toBeNull();
  expect((await login('inlay-demo', 'bo@demo.inlay')).status).toBe(200);
  clock.advance(15 * 60_000 + 1);
  expect((await login('inlay-demo')).status).toBe(200);
});

test('[A3] guesses sent all at once are counted as if sent one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => login('wrong')));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
});

test('[A3] a success forgets the failures before it', async () => {
  for (let n = 0; n < 4; n += 1) await login('wrong');
  expect((await login('inlay-demo')).status).toBe(200);
  for (let n = 0; n < 4; n += 1) expect((await login('wrong')).status).toBe(401);
  expect((await login('inlay-demo')).status).toBe(200);
});

test.each([
  ['an object for a password', { email: 'ada@demo.inlay', password: { $gt: '' } }],
  ['an array for an e-mail', { email: ['ada@demo.inlay'], password: 'inlay-demo' }],
  ['no password', { email: 'ada@demo.inlay' }],
  ['a null', null],
  ['a list', []],
])('[A3] [A5] %s is 400 and names the field', async (_, body) => {
  const answer = await ask(`${server.url}/api/auth/login`, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  expect(answer).toMatchObject({ status: 400, code: 400, msg: expect.stringMatching(/password|email|body/) });
});
