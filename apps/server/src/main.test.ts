import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from './http/testing/http-client.ts';
import { WireClient } from './interface-4/wire-client.ts';

type Ready = { type: 'ready'; url: string; demo: { env: Record<string, string> } | null };
type Run = {
  child: ChildProcess;
  output: () => string;
  ready: Promise<Ready>;
  ended: Promise<number | null>;
};

let dataDir: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'inlay-main-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

const start = (env: Record<string, string> = {}): Run => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', INLAY_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = once(child, 'message').then(([message]) => message as Ready);
  ready.catch(() => undefined);
  return { child, output: () => text, ready, ended };
};

test('[F1] [F2] [F3] it says that it is ready, how long it took, and what the demo company has to know', async () => {
  const { ready, output } = start({ DEMO_PORT: '8123' });
  const { url, demo } = await ready;
  expect(demo?.env).toEqual({
    INLAY_URL: url,
    DEMO_PORT: '8123',
    DEMO_SSO_SECRET: 'inlay-demo-sso-secret-inlay-demo-sso-secret-0001',
    DEMO_API_KEY: 'inlay-demo-key',
    DEMO_PAGE_TOKEN: 'inlay-demo-page-token',
    DEMO_AGENT_PASSWORD: 'inlay-demo',
  });
  await expect.poll(output).toMatch(/ready at http:\/\/127\.0\.0\.1:\d+ after \d+ ms, with \d+ MB/);
  await expect.poll(output).toContain('http://127.0.0.1:8123/host');
  expect((await ask(`${url}/readyz`)).status).toBe(200);
});

test('[O3] SIGTERM drains: sockets hear 1001, the process ends with 0, and the data are there again', async () => {
  const first = start();
  const { url } = await first.ready;
  const client = await WireClient.open(`${url.replace('http', 'ws')}/visitor`);
  const { data } = await client.ask({ method: 'hello', desk: 1 });
  const message = [{ type: 'text', value: { text: 'before the drain' } }];
  expect((await client.ask({ method: 'send', client_msg_id: 'a', message })).code).toBe(0);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(client.closed?.code).toBe(1001);
  const second = start();
  const { url: next } = await second.ready;
  const again = await WireClient.open(`${next.replace('http', 'ws')}/visitor`);
  const hello = await again.ask({ method: 'hello', desk: 1, token: (data as { token: string }).token });
  expect(JSON.stringify(hello)).toContain('before the drain');
  again.terminate();
});

test('[F4] without the demo, the link in the log makes the first administrator', async () => {
  const { ready, output } = start({ INLAY_DEMO: '0' });
  const { url, demo } = await ready;
  expect(demo).toBeNull();
  await expect.poll(output).toMatch(/\/setup#token=set_/);
  const token = /#token=(set_[\w-]+)/.exec(output())?.[1];
  const body = { token, desk_name: 'A', name: 'B', email: 'a@b.example', password: 'correct horse battery' };
  expect((await ask(`${url}/api/setup`, { body })).code).toBe(0);
});

test.each([
  [{ PORT: 'x' }, /PORT=x/],
  [{ INLAY_DEMO: '1', HOST: '0.0.0.0' }, /INLAY_DEMO=1/],
  [{ HOST: '192.0.2.1' }, /no address of this machine/],
  [{ INLAY_DATA_DIR: '/dev/null/x' }, /\/dev\/null\/x cannot be used \(ENOTDIR\)/],
])('[F1] with %j it ends with 1 and says why', async (env, why) => {
  const { ended, output } = start(env);
  expect(await ended).toBe(1);
  expect(output()).toMatch(why);
});

test('[F1] a port that is in use is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const { ended, output } = start({ PORT: port });
  expect(await ended).toBe(1);
  expect(output()).toContain(`127.0.0.1:${port} is in use`);
  other.close();
});

test('[O1] a second server on the same data says so', async () => {
  await start().ready;
  const { ended, output } = start();
  expect(await ended).toBe(1);
  expect(output()).toMatch(/another Inlay server uses/);
});

test('[O3] a promise that nobody caught ends the process, and the log says which', async () => {
  const fault = "process.on('SIGUSR2',()=>Promise.reject(new Error('lost promise')))";
  const { child, ready, ended, output } = start({ NODE_OPTIONS: `--import "data:text/javascript,${fault}"` });
  await ready;
  child.kill('SIGUSR2');
  expect(await ended).toBe(1);
  expect(output()).toMatch(/"level":60.*lost promise.*"errorId":"[\da-f-]{36}".*unhandled rejection/);
});
