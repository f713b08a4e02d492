import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSafeFetch, type SafeFetch } from './safe-fetch.ts';
import type { Resolve } from './safe-lookup.ts';
import { UnsafeUrl } from './safe-url.ts';
import { safeAddresses } from './unsafe-address.ts';

let canary: Server;
let port: number;
let connections: number;
let answer: (response: ServerResponse, path: string) => void;
const fetchers: SafeFetch[] = [];

beforeEach(async () => {
  connections = 0;
  answer = (response) => void response.end('hello');
  canary = createServer((request, response) => answer(response, request.url ?? '')).listen(0, '127.0.0.1');
  canary.on('connection', () => (connections += 1));
  await once(canary, 'listening');
  const address = canary.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
});
afterEach(async () => {
  for (const fetcher of fetchers.splice(0)) await fetcher.close();
  canary.closeAllConnections();
  canary.close();
});

const open = (settings: Partial<Parameters<typeof createSafeFetch>[0]> = {}): SafeFetch => {
  const fetcher = createSafeFetch({ allowedNetworks: [], allowHttp: true, ...settings });
  fetchers.push(fetcher);
  return fetcher;
};
const post = { method: 'POST', body: '{}', timeoutMs: 5000, maxBytes: 1000 } as const;
const reasonOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'fetched',
    (error: unknown) => (error instanceof UnsafeUrl ? error.reason : String(error)),
  );

test.each([
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '0',
  '0.0.0.0',
  '①②⑦.⓪.⓪.①',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fec0::1]',
  '[ff02::1]',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.127.255.254',
  '192.0.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
])('[D6] http://%s is refused when it is saved and when it is used, without a connection', async (host) => {
  const fetcher = open();
  const url = `http://${host}:${port}/`;
  expect(await reasonOf(fetcher.check(url))).toBe('unsafe_address');
  expect(await reasonOf(fetcher.fetch(url, post))).toBe('unsafe_address');
  expect(connections).toBe(0);
});

test.each(['localhost', 'localhost.', 'LOCALHOST', 'app.localhost'])(
  '[D6] the name %s is refused for what it resolves to',
  async (host) => {
    const fetcher = open();
    const url = `http://${host}:${port}/`;
    expect(await reasonOf(fetcher.check(url))).toMatch(/unsafe_address|unknown_host/);
    expect(await reasonOf(fetcher.fetch(url, post))).toMatch(/unsafe_address|unknown_host/);
    expect(connections).toBe(0);
  },
);

test('[D6] DNS rebinding: public when it is saved, loopback when it is used; no connection is made', async () => {
  const answers = ['93.184.215.14', '127.0.0.1', '127.0.0.1'];
  const resolve: Resolve = async () => [{ address: answers.shift() ?? '127.0.0.1', family: 4 }];
  const fetcher = open({ resolve });
  const url = `http://rebind.example:${port}/`;
  await fetcher.check(url);
  expect(await reasonOf(fetcher.fetch(url, post))).toBe('unsafe_address');
  expect(connections).toBe(0);
});

test('[D6] one private address among public ones spoils the name', async () => {
  const resolve: Resolve = async () => [
    { address: '93.184.215.14', family: 4 },
    { address: '::1', family: 6 },
  ];
  const fetcher = open({ resolve });
  expect(await reasonOf(fetcher.check('http://mixed.example/'))).toBe('unsafe_address');
});

test('[D6] the socket goes to the address that was checked: the name is looked up once', async () => {
  let asked = 0;
  const resolve: Resolve = async () => {
    asked += 1;
    return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
  };
  const fetcher = open({ resolve, allowedNetworks: ['127.0.0.1'] });
  const { status, discard } = await fetcher.fetch(`http://name.example:${port}/`, post);
  await discard();
  expect([status, asked, connections]).toEqual([200, 1, 1]);
});

test.each([
  ['not_a_url', 'no address'],
  ['not_a_url', 'http://'],
  ['not_https', 'ftp://example.com/'],
  ['not_https', 'file:///etc/passwd'],
  ['not_https', 'javascript:alert(1)'],
  ['has_credentials', 'https://user:pass@example.com/'],
  ['has_credentials', 'https://user@example.com/'],
  ['bad_port', 'http://example.com:22/'],
  ['bad_port', 'http://example.com:25/'],
  ['bad_port', 'http://example.com:0/'],
  ['bad_port', 'http://example.com:1023/'],
])('[D6] %s: %s', async (reason, url) => {
  expect(await reasonOf(open().check(url))).toBe(reason);
  expect(await reasonOf(open().fetch(url, post))).toBe(reason);
});

test('[D6] http:// only where it is allowed, or on loopback', async () => {
  const resolve: Resolve = async () => [{ address: '93.184.215.14', family: 4 }];
  const strict = open({ allowHttp: false, resolve, allowedNetworks: ['127.0.0.0/8'] });
  expect(await reasonOf(strict.check('http://example.com/'))).toBe('not_https');
  await strict.check('https://example.com/');
  await strict.check(`http://127.0.0.1:${port}/`);
});

test('[D6] a redirect is an answer, not a way', async () => {
  answer = (response) => void response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end();
  const paths: string[] = [];
  canary.on('request', ({ url }: { url: string }) => paths.push(url));
  const fetcher = open({ allowedNetworks: ['127.0.0.0/8'] });
  const { status, discard } = await fetcher.fetch(`http://127.0.0.1:${port}/out`, post);
  await discard();
  expect([status, paths]).toEqual([302, ['/out']]);
});

test('[D6] an answer without end is cut off', async () => {
  answer = (response) => {
    const more = (): void => {
      if (!response.destroyed) response.write('x'.repeat(10_000), () => setImmediate(more));
    };
    more();
  };
  const fetcher = open({ allowedNetworks: ['127.0.0.0/8'] });
  const { body } = await fetcher.fetch(`http://127.0.0.1:${port}/`, post);
  const read = async (): Promise<void> => {
    for await (const chunk of body) expect(chunk.byteLength).toBeLessThan(1_000_000);
  };
  await expect(read()).rejects.toThrow(/larger than 1000 bytes/);
});

test('[D6] an answer that does not come is given up in time', async () => {
  answer = () => undefined;
  const fetcher = open({ allowedNetworks: ['127.0.0.0/8'] });
  const asked = fetcher.fetch(`http://127.0.0.1:${port}/`, { ...post, timeoutMs: 50 });
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('[D6] networks of the operator are reachable, their neighbours are not', () => {
  const isSafe = safeAddresses(['10.1.0.0/16', 'fd00::/64', '192.168.7.7']);
  for (const address of ['10.1.2.3', 'fd00::5', '192.168.7.7', '93.184.215.14', '2606:2800:21f::1'])
    expect([address, isSafe(address)]).toEqual([address, true]);
  for (const address of ['10.2.0.1', 'fd01::5', '192.168.7.8', '::ffff:10.1.2.3', '127.0.0.1', 'x', ''])
    expect([address, isSafe(address)]).toEqual([address, false]);
});
