import { afterEach, expect, test } from 'vitest';
import { AgentClient } from './client/agent-client.ts';
import { parseFaults } from './faults/switches.ts';
import { openFaultyRelay } from './faulty-relay.ts';
import { main } from './cli.ts';
import { jsonReport } from './report.ts';
import { seededRandom } from './seeded-random.ts';
import { type SmallDesk, smallDesk } from './testing/small-desk.ts';

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
const deps = (seed: number) => ({ after, random: seededRandom(seed) });

const opened: SmallDesk[] = [];
const desk = async (reply: (frame: Record<string, unknown>) => unknown): Promise<string> => {
  const made = await smallDesk(reply);
  opened.push(made);
  return made.url;
};
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** `haste`: how much faster than the real ones the kit's own deadlines run. */
const run = async (args: readonly string[], haste = 1): Promise<{ code: number; text: string }> => {
  let text = '';
  let ids = 0;
  const code = await main({
    args,
    env: { PATH: '' },
    write: (part) => (text += part),
    now: () => performance.now(),
    newId: () => `id-${(ids += 1)}`,
    after: (ms, act) => after(ms / haste, act),
    interrupted: () => Promise.resolve(),
  });
  return { code, text };
};

type Report = { failed: number; outcomes: { chapter: string; status: string; detail: string }[] };

test('[A3] a desk whose login lacks documented fields is found out, field by field', async () => {
  const url = await desk(({ method }) => ({
    code: 0,
    msg: '',
    method,
    customer_list: [{ customer_id: 'one' }],
  }));
  const { code, text } = await run([url, '--json', '--interface', '4', '--fault', 'none'], 100);
  expect(code).toBe(1);
  const { outcomes, failed } = JSON.parse(text) as Report;
  expect(failed).toBeGreaterThan(5);
  const login = outcomes.find(({ chapter }) => chapter === '3.2');
  expect(login).toMatchObject({ status: 'failed', detail: expect.stringContaining('head_img is missing') });
  expect(login?.detail).toContain('customer_list[0].customer_id: expected number, got string "one"');
});

test('[A1] a desk that is not there is one failure, told with its address', async () => {
  const { code, text } = await run(['http://127.0.0.1:9', '--interface', '4']);
  expect(code).toBe(1);
  expect(text).toContain('http://127.0.0.1:9/api/auth/login does not answer');
  expect(text).toContain('0 passed, 1 failed, 0 skipped');
});

test('without a browser its parts are skipped, and that is no failure', async () => {
  const { code, text } = await run(['http://127.0.0.1:9', '--interface', '1,2,3']);
  expect(code).toBe(0);
  expect(text).toContain('no Chromium was found');
  expect(text).toContain('0 passed, 0 failed, 3 skipped');
});

test('wrong options end with 2 and the help', async () => {
  expect(await run(['--fault', 'fire', 'http://x'])).toMatchObject({
    code: 2,
    text: expect.stringContaining('--seed <n>'),
  });
});

test('[D3] the relay passes HTTP as it is, and harms the frames of sockets', async () => {
  let heard = 0;
  const target = await desk(({ n }) => {
    heard += 1;
    return { code: 0, method: 'echo', n };
  });
  const faults = parseFaults(['drop=0.3', 'duplicate=0.2']);
  const relay = await openFaultyRelay(target, 0, { ...deps(7), faults });
  const answer = await fetch(`${relay.url}/api/auth/login`, { method: 'POST' });
  expect(await answer.json()).toMatchObject({ code: 0, data: { token: 't' } });
  const client = await AgentClient.open(relay.url.replace('http', 'ws'), deps(1));
  for (let n = 0; n < 200; n += 1) client.send({ method: 'echo', n });
  // Some of two hundred come through both ways, some twice, some never.
  await client.until('half of the answers', () => (client.heard.length >= 90 ? true : undefined));
  const numbers = client.heard.map(({ n }) => Number(n));
  expect(new Set(numbers).size).toBeLessThan(200);
  expect(numbers.length).toBeGreaterThan(new Set(numbers).size);
  expect(heard).toBeLessThan(240);
  client.close();
  await relay.close();
});

test('a report in JSON counts what is in it', () => {
  const base = { interface: 4, chapter: '1', title: 't', detail: '', ms: 1 } as const;
  const outcomes = (['passed', 'passed', 'failed', 'skipped'] as const).map((status) => ({
    ...base,
    status,
  }));
  expect(JSON.parse(jsonReport(outcomes, 7))).toMatchObject({ passed: 2, failed: 1, skipped: 1, seed: 7 });
});
