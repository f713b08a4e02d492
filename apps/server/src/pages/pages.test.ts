import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../http/testing/http-client.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let folder: string;
const clock = new ManualClock();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inlay-pages-'));
  for (const app of ['workbench', 'widget', 'console', 'staff-sdk', 'embed'])
    await mkdir(join(folder, app, 'assets'), { recursive: true });
  await writeFile(join(folder, 'workbench/index.html'), '<!doctype html><title>desk</title>');
  await writeFile(join(folder, 'workbench/assets/main-abc123.js'), 'export {};');
  await writeFile(join(folder, 'workbench/icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(folder, 'console/index.html'), '<!doctype html><title>console</title>');
  await writeFile(join(folder, 'widget/frame.html'), '<!doctype html><title>widget</title>');
  await writeFile(join(folder, 'widget/widget.js'), 'void 0;');
  await writeFile(join(folder, 'staff-sdk/jssdk-1.0.0.js'), 'void 1;');
  await writeFile(join(folder, 'embed/inlay-embed.iife.js'), 'void 2;');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const folderOf = (app: string) => join(folder, app);
  const frontEnds = {
    workbench: folderOf('workbench'),
    widget: folderOf('widget'),
    console: folderOf('console'),
    staffSdk: folderOf('staff-sdk'),
    embed: folderOf('embed'),
  };
  server = await startTestServer({ frontEnds, clock });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, headers = {}) => ask(server.url + path, { headers });
const policyOf = async (path: string) => (await get(path)).headers.get('content-security-policy') ?? '';
const directive = (policy: string, name: string) =>
  policy.split('; ').find((part) => part.startsWith(`${name} `));

test.each(['/desktop', '/desktop/', '/desktop?x=1'])(
  '[W9] %s may be framed by the listed origins and nobody else',
  async (path) => {
    const policy = await policyOf(path);
    expect(directive(policy, 'frame-ancestors')).toBe(
      "frame-ancestors 'self' http://127.0.0.1:7273 http://localhost:7273",
    );
    expect(directive(policy, 'script-src')).toBe("script-src 'self'");
    expect(policy).toContain("object-src 'none'; base-uri 'none'");
    expect(directive(policy, 'connect-src')).toBe(
      `connect-src 'self' ${server.wsUrl} ${server.wsUrl.replace('ws', 'wss')}`,
    );
  },
);

test('[W9] a new origin shows within five seconds, and a stored one that is none never does', async () => {
  const { writes } = server.deps.store;
  const desk = { name: 'Two', color: '', greeting: '', ssoSecret: null, now: clock.now() };
  await writes.createDesk({
    ...desk,
    embedOrigins: [
      'https://crm.example.com',
      'https://x.example; script-src *',
      '*',
      'https://a.example/path',
    ],
  });
  clock.advance(5000);
  const ancestors = directive(await policyOf('/desktop'), 'frame-ancestors')?.split(' ');
  expect(ancestors?.toSorted()).toEqual(
    [
      'frame-ancestors',
      "'self'",
      'http://127.0.0.1:7273',
      'http://localhost:7273',
      'https://crm.example.com',
    ].toSorted(),
  );
});

test('[W9] a strange Host header adds nothing to the policy', async () => {
  const { request } = await import('node:http');
  const policy = await new Promise<string>((resolve, reject) => {
    request(
      `${server.url}/desktop`,
      { headers: { host: "evil.example;script-src 'unsafe-inline'" } },
      (response) => {
        response.resume();
        resolve(String(response.headers['content-security-policy']));
      },
    )
      .on('error', reject)
      .end();
  });
  expect(directive(policy, 'connect-src')).toBe("connect-src 'self'");
});

test('[W9] the page itself has one address, under its policy', async () => {
  for (const path of [
    '/desktop/index.html',
    '/desktop/INDEX.HTML',
    '/desktop/%69ndex.html',
    '/widget/frame.html/',
  ])
    expect((await get(path)).status).toBe(404);
});

test('[W9] hashed files are kept for ever, others for a moment', async () => {
  const hashed = await get('/desktop/assets/main-abc123.js');
  expect(hashed).toMatchObject({ status: 200, text: 'export {};' });
  expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await get('/desktop/icon.svg')).headers.get('cache-control')).toBe('public, max-age=300');
  expect((await get('/desktop')).headers.get('cache-control')).toBe('no-cache');
});

test.each([
  '/desktop/../secret.txt',
  '/desktop/..%2fsecret.txt',
  '/desktop/%2e%2e/secret.txt',
  '/widget/..%5csecret.txt',
  '/desktop/assets/',
])('[W9] %s is no way out', async (path) => {
  const { request } = await import('node:http');
  const status = await new Promise<number>((resolve, reject) => {
    request(server.url, { path }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end();
  });
  expect([400, 403, 404]).toContain(status);
});

test('[V1] any page may load the widget and frame it', async () => {
  const loader = await get('/widget.js');
  expect(loader).toMatchObject({ status: 200, text: 'void 0;' });
  expect(loader.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(loader.headers.get('content-type')).toContain('text/javascript');
  const policy = await policyOf('/widget/frame.html');
  expect(directive(policy, 'frame-ancestors')).toBe('frame-ancestors *');
  expect(directive(policy, 'script-src')).toBe("script-src 'self'");
});

test.each([
  ['/open/staff/jssdk-1.0.0.js', 'void 1;'],
  ['/open/embed/inlay-embed.iife.js', 'void 2;'],
])('[S4] [W11] any page may load %s, keep it, and ask again', async (path, text) => {
  const script = await get(path);
  expect(script).toMatchObject({ status: 200, text });
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(script.headers.get('cache-control')).toBe('public, max-age=86400, stale-while-revalidate=604800');
  const tag = script.headers.get('etag') ?? '';
  expect(await get(path, { 'if-none-match': tag })).toMatchObject({ status: 304, text: '' });
  expect((await get(path, { 'if-none-match': '"old"' })).status).toBe(200);
});

test('[S1] the workbench may show pages of other origins, and they get no rights', async () => {
  expect(directive(await policyOf('/desktop'), 'frame-src')).toBe('frame-src http: https:');
  const rights = (await get('/desktop')).headers.get('permissions-policy');
  expect(rights).toContain('microphone=(self)');
  expect(rights).toContain('camera=()');
});

test('[W9] [P1] the softphone may be framed by the origins of the desks, and talks to this server only', async () => {
  for (const path of ['/admin', '/admin/']) {
    const policy = await policyOf(path);
    expect(directive(policy, 'frame-ancestors')).toBe(
      directive(await policyOf('/desktop'), 'frame-ancestors'),
    );
    expect(directive(policy, 'script-src')).toBe("script-src 'self'");
    expect(directive(policy, 'connect-src')).toMatch(/^connect-src 'self' ws:\/\/[^ ]+ wss:\/\/[^ ]+$/);
    expect((await get(path)).headers.get('permissions-policy')).toContain('microphone=(self)');
  }
});

test.each([
  ['zh-CN', '打开工作台'],
  ['es', 'Abrir'],
  ['fr', 'Open the workbench'],
])('[A1] a person who opens the address in %s finds the way', async (language, words) => {
  const page = await get('/', { 'accept-language': language });
  expect(page.status).toBe(200);
  expect(page.text).toContain(words);
});

test('[F1] what is not built is said in a sentence', async () => {
  const empty = await startTestServer({
    frontEnds: {
      workbench: join(folder, 'no'),
      widget: join(folder, 'no'),
      console: join(folder, 'no'),
      staffSdk: join(folder, 'no'),
      embed: join(folder, 'no'),
    },
  });
  const page = await ask(`${empty.url}/desktop`);
  expect(page).toMatchObject({ status: 503, text: expect.stringContaining('npm start') });
  expect((await ask(`${empty.url}/admin/`)).status).toBe(503);
  expect((await ask(`${empty.url}/widget/frame.html`)).status).toBe(503);
  for (const script of ['/widget.js', '/open/staff/jssdk-1.0.0.js', '/open/embed/inlay-embed.iife.js'])
    expect(await ask(empty.url + script)).toMatchObject({ status: 503, code: 503 });
  await empty.close();
});

test('[W9] every answer says what it is', async () => {
  for (const path of ['/', '/desktop', '/widget.js', '/nowhere', '/healthz', '/api/auth/session']) {
    const { headers } = await get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).not.toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});
