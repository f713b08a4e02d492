import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DeskPage } from '../harness/desk-page.ts';
import { withSound } from '../harness/places.ts';
import { Shop } from '../harness/shop.ts';
import { expect, test as base, type World } from '../harness/world.ts';

// The company of the guides, as it stands in examples/.

const script = fileURLToPath(new URL('../../examples/company/server.mjs', import.meta.url));

const startCompany = async (desk: string, { port = '0', token = 'not yet known' } = {}) => {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'] ?? '', DESK: desk, PORT: port, INLAY_PAGE_TOKEN: token },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const stop = async (): Promise<void> => {
    child.kill();
    await once(child, 'exit');
  };
  return { origin: new URL(line).origin, stop };
};

const adminOf = async ({ desk }: World) => {
  const call = async (method: string, path: string, body: unknown, token?: string) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const headers = { 'content-type': 'application/json', ...authorization };
    const answer = await fetch(desk + path, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { code, msg, data } = (await answer.json()) as { code: number; msg: string; data: never };
    if (code !== 0) throw new Error(`${path}: ${msg}`);
    return data as Record<string, unknown>;
  };
  const credentials = { email: 'ada@demo.inlay', password: 'inlay-demo' };
  const { token } = await call('POST', '/api/auth/login', credentials);
  return (method: string, path: string, body?: unknown) =>
    call(method, `/api/admin${path}`, body, String(token));
};

const test = base.extend<{ origin: string }>({
  origin: async ({ world }, use) => {
    const admin = await adminOf(world);
    const company = await startCompany(world.desk);
    const { origins, version } = await admin('GET', '/embed-origins');
    await admin('PUT', '/embed-origins', { version, origins: [...(origins as string[]), company.origin] });
    await use(company.origin);
    await company.stop();
  },
});

test.use(withSound);

test('[W1] [W6] the host page of guide 1: signed in, told of a visitor, commanding', async ({
  world,
  origin,
  person,
}) => {
  const page = await person();
  await page.goto(`${origin}/host`);
  await expect(page.locator('#status')).toHaveText('AVAILABLE');
  const shop = await Shop.open(await person(), world);
  await shop.write('hello from the guide');
  await expect(page.locator('#news')).toContainText('hello from the guide');
  await expect(page.locator('#unread')).toHaveText('1');
  await page.getByRole('button', { name: 'Busy' }).click();
  await expect(page.locator('#status')).toHaveText('BUSY');
  await page.getByRole('button', { name: 'Available' }).click();
  await expect(page.locator('#status')).toHaveText('AVAILABLE');
});

test('[P1] [P4] the softphone page of guide 2: signed in, the number of its button answers', async ({
  origin,
  person,
}) => {
  const page = await person();
  await page.goto(`${origin}/phone`);
  await expect(page.frameLocator('#phone').getByLabel('Password')).toBeVisible();
  await page.locator('#password').fill('inlay-demo');
  await page.locator('#login').click();
  await expect(page.locator('#state')).toHaveText(/^ready/);
  await page.locator('#call').click();
  await expect(page.locator('#state')).toHaveText('talking 8820');
});

test('[S3] [S5] the business page of guide 3, signed by its own server, sends a card', async ({
  world,
  person,
}) => {
  const admin = await adminOf(world);
  // The port has to be known before the page is registered, the token before the server signs.
  const before = await startCompany(world.desk);
  const made = await admin('POST', '/business-pages', {
    name: 'Guide',
    url: `${before.origin}/orders`,
    data: ['visitorData'],
    scopes: ['visitor:read', 'message:send', 'thread:sign', 'draft:write'],
    agent_ids: [],
    workgroup_ids: [],
    visitors: 'all',
    live_parameters: false,
  });
  await before.stop();
  const { port } = new URL(before.origin);
  const company = await startCompany(world.desk, { port, token: String(made['token']) });
  const shop = await Shop.open(await person(), world);
  await shop.write('a kettle, please');
  const desk = await DeskPage.login(await person(), world, 'ada');
  await desk.takeFirst();
  await desk.root.getByRole('tab', { name: 'Guide' }).click();
  const frame = desk.root.frameLocator('iframe[title="Guide"]');
  await frame.getByRole('button', { name: 'Recommend the kettle' }).click();
  await expect(frame.locator('#outcome')).toHaveText('done');
  await expect(shop.widget.getByRole('log').getByText('Camp kettle, 0.9 l')).toBeVisible();
  await frame.getByRole('button', { name: 'Follow up' }).click();
  await frame.getByRole('button', { name: 'Write a draft' }).click();
  await expect(desk.composer).toHaveValue('Your order is on its way.');
  await company.stop();
});
