import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask } from '../testing/http-client.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const from = (origin?: string) =>
  ask(`${server.url}/api/embed/check`, { headers: origin === undefined ? {} : { origin } });

test('[W11] a listed page learns that it may embed the desk, and the time', async () => {
  const before = server.deps.clock.now();
  const { status, code, data, headers } = await from('http://127.0.0.1:7273');
  expect({ status, code, data }).toEqual({
    status: 200,
    code: 0,
    data: { now: expect.any(Number) as number, origin_allowed: true },
  });
  expect((data as { now: number }).now).toBeGreaterThanOrEqual(before);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(headers.get('cache-control')).toBe('no-store');
});

test('[W9] [W11] any other page learns that it may not, whatever its origin looks like', async () => {
  for (const origin of [
    'http://127.0.0.1:7274',
    'https://127.0.0.1:7273',
    'http://127.0.0.1:7273.evil.example',
    'null',
    '__proto__',
    'x'.repeat(4000),
  ])
    expect((await from(origin)).data).toMatchObject({ origin_allowed: false });
  expect((await from()).data).toMatchObject({ origin_allowed: null });
});

test('[W11] who asks too often is told so, in words that the page can read', async () => {
  let refused = await from('http://127.0.0.1:7273');
  for (let left = 80; left > 0 && refused.status === 200; left -= 1) refused = await from();
  expect(refused).toMatchObject({ status: 429, code: 429 });
  expect(refused.headers.get('access-control-allow-origin')).toBe('*');
});
