import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from '../http/testing/http-client.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

let dataDir: string;
const open: TestServer[] = [];
const start = async (changes: Parameters<typeof startTestServer>[0] = {}): Promise<TestServer> => {
  const server = await startTestServer({ dataDir, ...changes });
  open.push(server);
  return server;
};
const stop = async (server: TestServer): Promise<void> => {
  open.splice(open.indexOf(server), 1);
  await server.close();
};
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'inlay-first-run-'));
});
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('[F2] on loopback an empty database becomes the demo desk', async () => {
  const { deps, beginning } = await start();
  const { reads } = deps.store;
  expect(beginning).toEqual({ name: 'demo' });
  expect(await reads.desk(1)).toMatchObject({
    ssoSecret: 'inlay-demo-sso-secret-inlay-demo-sso-secret-0001',
    ssoAlgorithm: 'HS384',
    embedOrigins: expect.arrayContaining(['http://127.0.0.1:7273', 'http://localhost:7273']),
  });
  expect(
    (await reads.agents(1)).map(({ id, email, role, extension }) => [id, email, role, extension]),
  ).toEqual([
    [1, 'ada@demo.inlay', 'admin', '1001'],
    [2, 'bo@demo.inlay', 'agent', '1002'],
    [3, 'chen@demo.inlay', 'agent', '1003'],
    [4, 'diaz@demo.inlay', 'agent', null],
  ]);
  expect(await reads.workgroups(1)).toMatchObject([{ groupNo: 'G1', agentIds: [1, 2, 3, 4] }]);
});

test('[F2] [S1] the order page of the demo company is a registered business page', async () => {
  const { deps } = await start({ demoPort: 8123 });
  expect(await deps.store.reads.businessPages(1)).toMatchObject([
    { name: 'Orders', url: 'http://127.0.0.1:8123/orders', token: 'inlay-demo-page-token', visitors: 'all' },
  ]);
});

test('[F2] all four sign in with the documented password', async () => {
  const { url } = await start();
  for (const [index, name] of ['ada', 'bo', 'chen', 'diaz'].entries()) {
    const body = { email: `${name}@demo.inlay`, password: 'inlay-demo' };
    const { data } = await ask(`${url}/api/auth/login`, { body });
    expect(data).toMatchObject({ agent: { customer_id: index + 1, bid: 1 } });
  }
});

test('[F2] the assistant has at least twelve answers in each language', async () => {
  const { deps } = await start();
  const items = await deps.store.reads.knowledge(1);
  for (const language of ['zh-CN', 'en-US', 'es-MX']) {
    const mine = items.filter((item) => item.language === language);
    expect(mine.length).toBeGreaterThanOrEqual(12);
    expect(new Set(mine.map(({ question }) => question)).size).toBe(mine.length);
  }
});

test('[F2] [M2] history is not empty: closed threads, numbered without gaps, nobody waiting', async () => {
  const { deps } = await start();
  const { reads } = deps.store;
  for (const userid of ['demo-lin', 'demo-harper', 'demo-mateo', 'demo-noor', 'demo-zhao']) {
    const thread = await reads.latestThread(1, userid);
    expect(thread).toMatchObject({ state: 'closed' });
    const { rows, total } = await reads.records({ deskId: 1, userid, page: 1, pagesize: 100 });
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: total }, (_, n) => n + 1));
    const times = rows.filter(({ part }) => part.type === 'text').map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThan(deps.clock.now());
  }
  expect((await reads.latestThread(1, 'demo-harper'))?.score).toBe(5);
  expect(await reads.queuedThreads(1)).toEqual([]);
});

test('[F2] another DEMO_PORT is listed besides the documented one', async () => {
  const { deps } = await start({ demoPort: 8123 });
  expect((await deps.store.reads.desk(1))?.embedOrigins.toSorted()).toEqual([
    'http://127.0.0.1:7273',
    'http://127.0.0.1:8123',
    'http://localhost:7273',
    'http://localhost:8123',
  ]);
});

test('[F2] a second start leaves the data as they are', async () => {
  const first = await start();
  const before = (await first.deps.store.reads.knowledge(1)).length;
  await stop(first);
  const second = await start();
  expect(second.beginning).toEqual({ name: 'demo' });
  expect(await second.deps.store.reads.knowledge(1)).toHaveLength(before);
});

test.each([{ host: '0.0.0.0' }, { host: '::' }, { host: '10.0.0.5' }, { demo: false }])(
  '[F4] with %j there is no demo, but a link that works once',
  async (changes) => {
    const { url, deps, beginning } = await start(changes);
    if (beginning.name !== 'setup') throw new Error(`it is ${beginning.name}`);
    expect(await deps.store.reads.countDesks()).toBe(0);
    expect((await ask(`${url}/api/customer/list`, { token: 'inlay-demo-key', body: { bid: 1 } })).code).toBe(
      401,
    );
    const body = {
      token: beginning.token,
      desk_name: 'Acme',
      name: 'Root',
      email: 'root@acme.example',
      password: 'correct horse battery',
    };
    expect(await ask(`${url}/api/setup`, { body })).toMatchObject({
      code: 0,
      data: { bid: 1, customer_id: 1 },
    });
    expect(await ask(`${url}/api/setup`, { body: { ...body, email: 'two@acme.example' } })).toMatchObject({
      status: 440,
      code: 440,
    });
    const login = await ask(`${url}/api/auth/login`, {
      body: { email: body.email, password: body.password },
    });
    expect(login.data).toMatchObject({ agent: { role: 'admin', desk_name: 'Acme' } });
    expect(await deps.store.reads.countDesks()).toBe(1);
  },
);

test('[F4] ten who use the link at once make one desk', async () => {
  const { url, deps, beginning } = await start({ demo: false });
  const token = beginning.name === 'setup' ? beginning.token : '';
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      ask(`${url}/api/setup`, {
        body: {
          token,
          desk_name: 'A',
          name: 'B',
          email: `a${n}@b.example`,
          password: 'correct horse battery',
        },
      }),
    ),
  );
  expect(answers.filter(({ code }) => code === 0)).toHaveLength(1);
  expect(await deps.store.reads.countDesks()).toBe(1);
});

test('[F4] what is wrong with a set-up is told, and does not use the link up', async () => {
  const { url, deps, beginning } = await start({ demo: false });
  const token = beginning.name === 'setup' ? beginning.token : '';
  const good = { token, desk_name: 'A', name: 'B', email: 'a@b.example', password: 'correct horse battery' };
  const wrong = [
    { password: 'short' },
    { email: 'nobody' },
    { desk_name: '  ' },
    { name: {} },
    { desk_name: 'x'.repeat(81) },
  ];
  for (const part of wrong)
    expect((await ask(`${url}/api/setup`, { body: { ...good, ...part } })).code).toBe(400);
  expect((await ask(`${url}/api/setup`, { body: { ...good, token: 'set_guess' } })).code).toBe(440);
  expect(await deps.store.reads.countDesks()).toBe(0);
  expect((await ask(`${url}/api/setup`, { body: good })).code).toBe(0);
});

test('[F4] the set-up page has no inline script but its own, and cannot be framed', async () => {
  const { url } = await start({ demo: false });
  const page = await ask(`${url}/setup`, { headers: { 'accept-language': 'zh' } });
  expect(page.text).toContain('<html lang="zh-CN">');
  const policy = page.headers.get('content-security-policy');
  expect(policy).toMatch(/script-src 'nonce-[^']+';.*frame-ancestors 'none'/);
});

test('[F4] a new start makes a new link and ends the old one', async () => {
  const first = await start({ demo: false });
  const old = first.beginning.name === 'setup' ? first.beginning.token : '';
  await stop(first);
  const second = await start({ demo: false });
  expect(second.beginning).toMatchObject({ name: 'setup' });
  const body = {
    token: old,
    desk_name: 'A',
    name: 'B',
    email: 'a@b.example',
    password: 'correct horse battery',
  };
  expect((await ask(`${second.url}/api/setup`, { body })).code).toBe(440);
});

test.each([{ host: '0.0.0.0' }, { demo: false }])(
  '[F4] demo data are not served with %j',
  async (changes) => {
    await stop(await start());
    await expect(start(changes)).rejects.toThrow(/holds the demo desk/);
  },
);
