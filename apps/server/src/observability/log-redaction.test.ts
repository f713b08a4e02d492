import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from '../http/testing/http-client.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { createLogger } from './logger.ts';
import { pathForLog } from './path-for-log.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

test('[W6] [O3] no token, ticket, key or password reaches the log, at any level', async () => {
  const { url } = server;
  const secrets = {
    accessToken: 'eyJhbGciOiJIUzM4NCJ9.c2VjcmV0LWluLXVybA.c2lnbmF0dXJl',
    ticket: 'tkt_ticket-in-url-0123456789',
    password: 'the-password-that-was-typed',
    key: 'inlay-demo-key',
  };
  await ask(`${url}/agent/auth/login?accessToken=${secrets.accessToken}`);
  await ask(`${url}/agent/auth/login?ticket=${secrets.ticket}`);
  await ask(`${url}/desktop?accessToken=${secrets.accessToken}`);
  await ask(`${url}/nowhere?token=${secrets.ticket}`);
  await ask(`${url}/agent/auth/login?accessToken=${secrets.accessToken}&x=%zz`);
  await ask(`${url}/api/auth/login`, { body: { email: 'ada@demo.inlay', password: secrets.password } });
  await ask(`${url}/api/auth/login`, {
    body: { email: 'ada@demo.inlay', password: { text: secrets.password } },
  });
  await ask(`${url}/api/auth/login`, {
    body: `{"password":"${secrets.password}"`,
    headers: { 'content-type': 'application/json' },
  });
  await ask(`${url}/api/auth/session`, { body: { ticket: secrets.ticket } });
  await ask(`${url}/api/auth/session`, { token: secrets.ticket });
  const login = await ask(`${url}/api/auth/login`, {
    body: { email: 'ada@demo.inlay', password: 'inlay-demo' },
  });
  const session = String(login.data['token']);
  await ask(`${url}/api/auth/session`, { token: session });
  const minted = await ask(`${url}/api/auth/ticket`, {
    token: secrets.key,
    body: { email: 'ada@demo.inlay', origin: 'http://127.0.0.1:7273' },
  });
  const ticket = String(minted.data['ticket']);
  const entered = await ask(`${url}/agent/auth/login?ticket=${ticket}`);
  const next = /ticket=(.+)$/.exec(entered.headers.get('location') ?? '')?.[1] ?? '';
  expect(next).not.toBe('');
  const log = server.logLines.join('');
  expect(log).toContain('/agent/auth/login');
  for (const secret of [...Object.values(secrets), session, ticket, next, 'inlay-demo-sso-secret'])
    expect(log).not.toContain(secret);
});

test('[O3] every request leaves one line with its id', async () => {
  await ask(`${server.url}/nowhere?x=1`);
  const lines = server.logLines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const requests = lines.filter((line) => line['path'] === '/nowhere?x=…');
  expect(requests).toEqual([
    expect.objectContaining({ msg: 'request', method: 'GET', status: 404, reqId: expect.any(String) }),
  ]);
});

test('[O3] a fault is logged with the number that the caller is told, and the caller learns no more', async () => {
  server.deps.store.reads.desks = () => Promise.reject(new Error('SQLITE_CORRUPT at /secret/path'));
  server.deps.store.reads.agentByEmail = () => Promise.reject(new Error('SQLITE_CORRUPT at /secret/path'));
  const answer = await ask(`${server.url}/api/auth/login`, {
    body: { email: 'ada@demo.inlay', password: 'x' },
  });
  expect(answer).toMatchObject({ status: 500, code: 500 });
  expect(answer.text).not.toContain('SQLITE');
  const id = /[\da-f-]{36}/.exec(answer.msg)?.[0] ?? 'none';
  expect(server.logLines.filter((line) => line.includes(id) && line.includes('SQLITE_CORRUPT'))).toHaveLength(
    1,
  );
});

test('[W6] whole objects are logged without their secrets', () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  log.info(
    { password: 'p1', body: { ticket: 'p2', agent: { token: 'p3' } }, headers: { authorization: 'p4' } },
    'x',
  );
  expect(lines.join('')).not.toMatch(/p[1-4]/);
});

test.each([
  ['/a', '/a'],
  ['/a?accessToken=x', '/a?accessToken=…'],
  ['/a?b=1&c', '/a?b=…&c=…'],
  ['/a?', '/a?'],
])('[W6] %s is logged as %s', (url, logged) => expect(pathForLog(url)).toBe(logged));
