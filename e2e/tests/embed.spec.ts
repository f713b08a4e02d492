import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Page, expect, test as base } from '@playwright/test';
import { bundle } from '../harness/bundle.ts';
import { type SmallOrigin, smallOrigin } from '../harness/small-origin.ts';

// W11 in a real browser: the built script in a host page, a small desk on another origin.

const script = fileURLToPath(new URL('../../packages/embed/dist/inlay-embed.iife.js', import.meta.url));

/** Says `ready`, does what it is told once, and refuses to open threads. */
const deskPage = (host: string) => `<!doctype html><title>desk</title><script>
  window.acted = [];
  const say = (type, data) =>
    parent.postMessage({ type, data, timestamp: Date.now(), source: 'bytedesk-desktop' }, ${JSON.stringify(host)});
  addEventListener('message', ({ data, origin, source }) => {
    if (source !== parent || origin !== ${JSON.stringify(host)} || !data.type) return;
    acted.push(data.type);
    const refused = data.type === 'open_thread';
    if (data.type === 'set_theme') return;
    say('command_result', { request_id: data.request_id, command: data.type, ok: !refused, ...(refused ? { reason: 'unknown_thread' } : {}) });
  });
  say('ready', { version: '1', capabilities: [] });
</script>`;

const test = base.extend<{ world: { host: SmallOrigin; desk: SmallOrigin } }, { wrappers: string }>({
  wrappers: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixture's parameters from this pattern
    async ({}, use) => {
      await use(await bundle('pages/embed-wrappers.ts'));
    },
    { scope: 'worker' },
  ],
  world: async ({ wrappers }, use) => {
    const [host, desk] = await Promise.all([smallOrigin(), smallOrigin()]);
    host.put('/embed.js', readFileSync(script, 'utf8'));
    host.put('/wrappers.js', wrappers);
    const body = '<!doctype html><title>host</title><body><div id="desk"></div>';
    host.put('/', `${body}<script src="/embed.js"></script>`);
    host.put('/wrapped', `${body}<script src="/wrappers.js"></script>`);
    host.put('/strict', `${body}<script src="/embed.js"></script>`, {
      'content-security-policy': `frame-src 'self'`,
      'permissions-policy': 'microphone=()',
    });
    for (const path of ['/desktop', '/agent/auth/login', '/admin/']) desk.put(path, deskPage(host.origin));
    await use({ host, desk });
    host.close();
    desk.close();
  },
});

type World = { host: SmallOrigin; desk: SmallOrigin };

const answer = (now: number, allowed: boolean) =>
  JSON.stringify({ code: 0, msg: '', data: { now, origin_allowed: allowed } });
const readable = { 'access-control-allow-origin': '*', 'content-type': 'application/json' };

const open = async (page: Page, { host, desk }: World, path = '/'): Promise<void> => {
  await page.goto(host.origin + path);
  await page.evaluate(`window.workbench = InlayEmbed.createWorkbench({
    url: ${JSON.stringify(desk.origin)}, container: '#desk', getTicket: () => 't-1', timeoutMs: 1000,
  }); void 0`);
};

type Finding = { check: string; status: string; problem: string; fix: string };

const problems = async (page: Page): Promise<Record<string, { problem: string; fix: string }>> => {
  const findings = await page.evaluate<Finding[]>('workbench.check()');
  return Object.fromEntries(
    findings.flatMap(({ check, status, problem, fix }) =>
      status === 'problem' ? [[check, { problem, fix }]] : [],
    ),
  );
};

test('[W11] the script: a frame with a ticket, events, commands that are answered or time out, destroy', async ({
  page,
  world,
}) => {
  await open(page, world);
  expect(await page.evaluate('workbench.ready')).toEqual({ version: '1', capabilities: [] });
  expect(await page.evaluate('workbench.frame.src')).toBe(`${world.desk.origin}/agent/auth/login?ticket=t-1`);
  await page.evaluate(`workbench.setStatus('BUSY')`);
  const failure = `.catch(({ command, reason, message }) => ({ command, reason, message }))`;
  expect(await page.evaluate(`workbench.openThread('nowhere')${failure}`)).toMatchObject({
    command: 'open_thread',
    reason: 'unknown_thread',
  });
  expect(await page.evaluate(`workbench.setTheme('dark')${failure}`)).toMatchObject({
    message: 'set_theme: the workbench did not answer within 1 s',
  });
  await page.evaluate('workbench.destroy()');
  expect(await page.locator('#desk').innerHTML()).toBe('');
});

test('[W11] check: nothing to find where all is right', async ({ page, world, context }) => {
  await context.grantPermissions(['microphone'], { origin: world.host.origin });
  world.desk.put('/api/embed/check', answer(Date.now(), true), readable);
  await open(page, world);
  await page.evaluate('workbench.ready');
  const { microphone: _microphone, ...found } = await problems(page);
  expect(found).toEqual({});
});

test('[W11] check: a desk that refuses this origin, and clocks that differ', async ({ page, world }) => {
  world.desk.put('/agent/auth/login', '<!doctype html>', {
    'content-security-policy': "frame-ancestors 'none'",
  });
  world.desk.put('/api/embed/check', answer(Date.now() - 300_000, false), readable);
  await open(page, world);
  const found = await problems(page);
  expect(found['frame']?.fix).toBe(
    `add exactly ${world.host.origin} to the desk's list of embedding origins`,
  );
  expect(found['clock']?.problem).toMatch(
    /clock is 300 s ahead of the desk's|clock is 29\d s|clock is 30\d s/,
  );
  expect(found['clock']?.fix).toContain('NTP');
});

test("[W11] check: the host page's own policies, a lacking allow, no desk at all", async ({
  page,
  world,
}) => {
  await open(page, world, '/strict');
  await expect.poll(async () => (await problems(page))['frame']?.fix).toContain('frame-src');
  expect((await problems(page))['allow']?.fix).toContain('Permissions-Policy: microphone=');
  await page.goto(world.host.origin);
  await page.evaluate(`{
    const frame = document.createElement('iframe');
    document.body.append(frame);
    window.workbench = InlayEmbed.createWorkbench({ url: 'http://127.0.0.1:1', container: frame });
  }`);
  const found = await problems(page);
  expect(found['allow']?.fix).toContain('allow="microphone http://127.0.0.1:1');
  expect(found['frame']?.problem).toBe('nothing answers at http://127.0.0.1:1');
});

test('[W11] check: a blocked popup', async ({ page, world }) => {
  await open(page, world);
  await page.evaluate('window.open = () => null');
  const findings = await page.evaluate('workbench.check({ popup: true })');
  expect(findings).toContainEqual(expect.objectContaining({ check: 'popup', status: 'problem' }));
});

for (const name of ['react', 'vue'])
  test(`[W11] ${name}: shows, tells, and is gone after unmounting`, async ({ page, world }) => {
    await page.goto(`${world.host.origin}/wrapped?desk=${world.desk.origin}`);
    await page.evaluate(`window.unmount = wrappers.${name}(); void 0`);
    await expect.poll(() => page.evaluate('heard')).toContain(`${name} ready`);
    await expect(page.locator('iframe')).toHaveCount(name === 'react' ? 2 : 1);
    await page.evaluate('unmount()');
    await expect(page.locator('iframe')).toHaveCount(0);
  });
