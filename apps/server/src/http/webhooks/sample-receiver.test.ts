import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSafeFetch } from '../../net/safe-fetch.ts';
import { sendDelivery } from '../../outbox/send.ts';

// The receiver that docs/webhooks.md shows is what people copy: it is run as it stands there.

const guide = new URL('../../../../../docs/webhooks.md', import.meta.url);
const secret = 'whs_sample';
let dir: string;
let child: ChildProcess;
let output: string;
let url: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'inlay-receiver-'));
  const code = /```js receiver\n([\s\S]*?)```/.exec(await readFile(guide, 'utf8'))?.[1] ?? '';
  await writeFile(join(dir, 'receiver.mjs'), code);
  child = spawn(process.execPath, [join(dir, 'receiver.mjs')], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', INLAY_WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [line] = (await once(createInterface(child.stdout as Readable), 'line')) as [string];
  url = `http://127.0.0.1:${/^listening on (\d+)$/.exec(line)?.[1] ?? ''}/`;
});
afterEach(async () => {
  child.kill('SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

const delivery = (id: string) => ({
  seq: 1,
  id,
  type: 'message' as const,
  attempts: 0,
  body: JSON.stringify({
    id,
    type: 'message',
    data: { thread: { userid: `小林-${id}` }, message: { message: { type: 'text' } } },
  }),
});

test('[D6] the receiver of the guide takes what is signed, once, and refuses the rest', async () => {
  const fetcher = createSafeFetch({ allowedNetworks: ['127.0.0.0/8'], allowHttp: true });
  const send = sendDelivery({ fetcher, now: Date.now });
  const sendSignedLongAgo = sendDelivery({ fetcher, now: () => Date.now() - 301_000 });
  const { signal } = new AbortController();
  expect(await send({ url, secret }, delivery('one'), signal)).toBeNull();
  expect(await send({ url, secret }, delivery('one'), signal)).toBeNull();
  expect(await send({ url, secret: 'whs_other' }, delivery('two'), signal)).toBe('HTTP 401');
  expect(await sendSignedLongAgo({ url, secret }, delivery('three'), signal)).toBe('HTTP 401');
  await expect.poll(() => output.match(/to 小林-\w+/g)).toEqual(['to 小林-one']);
  await fetcher.close();
});
