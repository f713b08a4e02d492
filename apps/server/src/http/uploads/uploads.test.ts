import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WireClient } from '../../interface-4/wire-client.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { ask, loginAs } from '../testing/http-client.ts';

// The smallest pictures of each kind.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);
const widePng = Buffer.from(png);
widePng.writeUInt32BE(50_000, 16);
widePng.writeUInt32BE(50_000, 20);

const limit = 64 * 1024;
let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ uploadMaxBytes: limit });
  token = await loginAs(server.url, 'ada');
});
afterAll(() => server.close());

const upload = (
  bytes: Uint8Array,
  { name = 'a.png', type = 'image/png', as = token, field = 'file' } = {},
) => {
  const body = new FormData();
  body.set(field, new Blob([new Uint8Array(bytes)], { type }), name);
  return ask(`${server.url}/api/uploads`, { body, token: as });
};
const stored = async () =>
  readdir(join(server.deps.config.dataDir, 'files'), { recursive: true }).catch(() => []);

test.each([
  ['PNG', png, 'image/png', 'png'],
  ['GIF', gif, 'image/gif', 'gif'],
  ['WebP', webp, 'image/webp', 'webp'],
  ['JPEG', jpeg, 'image/jpeg', 'jpg'],
])('[A10] a %s comes back as it was, by an address of this server', async (_, bytes, mime, ending) => {
  const { data } = await upload(bytes, { name: 'my picture.bin', type: 'application/octet-stream' });
  expect(data).toMatchObject({ mime, size: bytes.length, width: 1, height: 1, name: `my picture.${ending}` });
  const response = await fetch(server.url + String(data['url']));
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': mime,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

test('[A10] a visitor may send a picture too', async () => {
  const client = await WireClient.open(`${server.wsUrl}/visitor`);
  const { data } = await client.ask({ method: 'hello', desk: 1 });
  expect((await upload(png, { as: (data as { token: string }).token })).code).toBe(0);
  client.terminate();
});

test('[W8] nobody else may: no token, a wrong one, an API key', async () => {
  const before = (await stored()).length;
  for (const as of ['ses_wrong', 'inlay-demo-key']) expect((await upload(png, { as })).status).toBe(401);
  const body = new FormData();
  body.set('file', new Blob([new Uint8Array(png)]), 'a.png');
  expect((await ask(`${server.url}/api/uploads`, { body })).status).toBe(401);
  expect(await stored()).toHaveLength(before);
});

test.each([
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['HTML named as PNG', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n')],
  ['ZIP', Buffer.from('504b0304140000000800', 'hex')],
  ['a PNG that ends after its first bytes', png.subarray(0, 12)],
  ['an empty file', Buffer.alloc(0)],
])('[A10] refused with 415: %s', async (_, bytes) => {
  const before = (await stored()).length;
  expect(await upload(bytes)).toMatchObject({ status: 415, code: 415, msg: expect.stringContaining('PNG') });
  expect(await stored()).toHaveLength(before);
});

test('[A10] a small file with too many pixels is 413', async () => {
  expect(await upload(widePng)).toMatchObject({
    status: 413,
    code: 413,
    msg: expect.stringContaining('pixels'),
  });
});

test('[A5] a file over the limit is 413 and leaves nothing behind', async () => {
  const before = (await stored()).length;
  expect(await upload(Buffer.concat([png, Buffer.alloc(limit)]))).toMatchObject({ status: 413, code: 413 });
  expect(await upload(Buffer.concat([png, Buffer.alloc(4 * limit)]))).toMatchObject({
    status: 413,
    code: 413,
  });
  expect(await stored()).toHaveLength(before);
});

test.each([
  ['../../../etc/passwd.png', 'passwd.png'],
  ['..\\..\\boot.ini', 'boot.png'],
  ['evil\u202Egnp.exe', 'evilgnp.png'],
  ['a\u0000b.png', 'ab.png'],
  ['<img src=x>.png', '_img src=x_.png'],
  ['....', 'picture.png'],
  [`${'长'.repeat(300)}.png`, `${'长'.repeat(80)}.png`],
])('[A10] the name %j is kept as %j and never becomes a path', async (name, kept) => {
  const { data } = await upload(png, { name });
  expect(data['name']).toBe(kept);
  expect((await fetch(server.url + String(data['url']))).status).toBe(200);
  for (const path of await stored()) expect(path).toMatch(/^\d{4}-\d\d(\/[\w-]{32})?$/);
});

test.each([
  '/files/../inlay.db/x',
  '/files/..%2finlay.db/x',
  '/files/%2e%2e%2finlay.db/x',
  `/files/${'A'.repeat(32)}/x.png`,
  `/files/${'A'.repeat(31)}%00/x.png`,
  '/files/x/y',
  '/files/',
])('[A10] %s is 404', async (path) => {
  const { request } = await import('node:http');
  // Not by fetch, which would tidy the path up.
  const status = await new Promise((resolve, reject) => {
    request(server.url, { path }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(404);
});

test('[A5] odd requests are told what is wrong', async () => {
  const url = `${server.url}/api/uploads`;
  expect((await ask(url, { body: {}, token })).status).toBe(415);
  expect(
    (await ask(url, { body: 'x', token, headers: { 'content-type': 'multipart/form-data' } })).status,
  ).toBe(400);
  expect(
    (await ask(url, { body: '--x--', token, headers: { 'content-type': 'multipart/form-data; boundary=x' } }))
      .status,
  ).toBe(400);
  const body = new FormData();
  body.set('file', 'a text');
  expect((await ask(url, { body, token })).status).toBe(400);
});

test('[D1] the bytes are on disk before the answer', async () => {
  const { data } = await upload(png);
  const id = String(data['url']).split('/')[2] ?? '';
  const path = (await stored()).find((file) => file.endsWith(id)) ?? '';
  expect((await readFile(join(server.deps.config.dataDir, 'files', path))).equals(png)).toBe(true);
});

test('[A5] more pictures a minute than anybody sends are 429', async () => {
  const bo = await loginAs(server.url, 'bo');
  const answers = await Promise.all(Array.from({ length: 32 }, () => upload(png, { as: bo })));
  expect(answers.filter(({ code }) => code === 429)).toHaveLength(2);
});
