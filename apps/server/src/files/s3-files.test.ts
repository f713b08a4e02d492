import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ask, loginAs } from '../http/testing/http-client.ts';
import { startTestServer } from '../test-server.ts';
import { fileStoreContract } from './contract.ts';
import { s3Files } from './s3-files.ts';
import { startBucket } from './testing/bucket-server.ts';

// Against a server of our own that speaks S3's protocol and refuses what is not signed: the SDK, the signature and the
// bytes on the wire are real.

let bucket: Awaited<ReturnType<typeof startBucket>>;
beforeAll(async () => {
  bucket = await startBucket();
  // The SDK looks for them in the environment first.
  for (const [name, value] of Object.entries(bucket.credentials)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await bucket.close();
});

const settings = () => ({ bucket: 'inlay', region: 'eu-central-1', endpoint: bucket.url, pathStyle: true });
const key = { id: 'D'.repeat(32), createdAt: Date.UTC(2026, 4, 5) };

fileStoreContract('S3', async () => {
  bucket.objects.clear();
  const files = await s3Files(settings());
  return { files, close: () => files.close() };
});

test('[O2] an object lies under its month with its type', async () => {
  const files = await s3Files(settings());
  await files.write(key, Buffer.from('x'), 'image/webp');
  const stored = bucket.objects.get(`/inlay/files/2026-05/${key.id}`);
  expect(stored).toEqual({ bytes: Buffer.from('x'), type: 'image/webp' });
  await files.close();
});

test('[O2] a store that is busy is asked again', async () => {
  const files = await s3Files(settings());
  bucket.failNext(1);
  await files.write(key, Buffer.from('again'), 'image/png');
  expect(bucket.objects.get(`/inlay/files/2026-05/${key.id}`)?.bytes.toString()).toBe('again');
  await files.close();
});

test('[O2] with a wrong key nothing is stored, and the error says so', async () => {
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'wrong');
  const files = await s3Files(settings());
  await expect(files.write({ ...key, id: 'E'.repeat(32) }, Buffer.from('x'), 'image/png')).rejects.toThrow(
    'SignatureDoesNotMatch',
  );
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', bucket.credentials.AWS_SECRET_ACCESS_KEY);
  expect([...bucket.objects.keys()].some((name) => name.includes('EEEE'))).toBe(false);
  await files.close();
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('[O2] a whole server keeps uploads in the bucket and serves them with the same headers', async () => {
  const server = await startTestServer({ s3: settings() });
  const token = await loginAs(server.url, 'ada');
  const body = new FormData();
  body.set('file', new Blob([png], { type: 'image/png' }), 'a.png');
  const { data } = await ask(`${server.url}/api/uploads`, { body, token });
  const response = await fetch(server.url + String(data['url']));
  expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  });
  bucket.objects.clear();
  expect((await fetch(server.url + String(data['url']))).status).toBe(404);
  await server.close();
});
