import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ConsolePage } from '../harness/console-page.ts';
import { DeskPage } from '../harness/desk-page.ts';
import { faultsOf } from '../harness/readable.ts';
import { expect, test } from '../harness/world.ts';

test('[W9] an origin that the administrator adds can embed the workbench from then on', async ({
  world,
  person,
}) => {
  const admin = await person();
  const host = await person();
  const refused = host.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await host.goto(world.stranger);
  await refused;
  const console = await ConsolePage.signIn(admin, world);
  await console.open('Embedding');
  const origins = admin.getByRole('region', { name: 'Allowed origins' });
  await origins.getByRole('button', { name: 'Add origin' }).click();
  await origins.getByRole('textbox').last().fill(`${world.stranger}/page`);
  await expect(origins.getByText('without a path')).toBeVisible();
  await origins.getByRole('textbox').last().fill(world.stranger);
  await origins.getByRole('button', { name: 'Save' }).click();
  await expect(origins.getByText('Saved', { exact: true })).toBeVisible();
  await host.reload();
  await expect(host.frameLocator('iframe').getByRole('button', { name: /sign in/i })).toBeVisible();
  await console.open('Audit log');
  await expect(admin.getByRole('listitem').filter({ hasText: 'Changed the allowed origins' })).toContainText(
    world.stranger,
  );
});

test('[A14] a key that the administrator makes works until it is revoked', async ({ world, person }) => {
  const admin = await person();
  const console = await ConsolePage.signIn(admin, world);
  await console.open('API keys');
  await admin.getByRole('button', { name: 'New key' }).click();
  await admin.getByLabel('Name').fill('Nightly import');
  await admin.getByRole('button', { name: 'Create' }).click();
  const key = await console.takeOnce();
  const list = () =>
    fetch(`${world.desk}/api/customer/list`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ bid: 1 }),
    });
  expect((await list()).status).toBe(200);
  await admin.getByRole('button', { name: 'Revoke Nightly import' }).click();
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Revoke key' }).click();
  await expect(admin.getByText('Nightly import')).toHaveCount(0);
  expect((await list()).status).toBe(401);
});

test('[W7] an invited agent sets a password, signs in, and is out when disabled', async ({
  world,
  person,
}) => {
  const admin = await person();
  const eve = await person();
  const console = await ConsolePage.signIn(admin, world);
  await console.open('Agents');
  await admin.getByRole('button', { name: 'Invite agent' }).click();
  await admin.getByLabel('E-mail').fill('eve@example.com');
  await admin.getByRole('dialog').getByLabel('Name').fill('Eve');
  await admin.getByRole('button', { name: 'Create invitation' }).click();
  await eve.goto(await console.takeOnce());
  await eve.getByLabel(/New password/).fill('a long password');
  await eve.getByRole('button', { name: 'Set password' }).click();
  await eve.getByRole('link', { name: 'Open the workbench' }).click();
  await eve.getByLabel(/e-?mail/i).fill('eve@example.com');
  await eve.getByLabel(/password/i).fill('a long password');
  await eve.getByRole('button', { name: /sign in/i }).click();
  await new DeskPage(eve).waitingList.waitFor({ state: 'attached' });
  await admin.getByRole('button', { name: 'More for Eve' }).click();
  await admin.getByRole('menuitem', { name: 'Disable' }).click();
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
  await expect(new DeskPage(eve).waitingList).toHaveCount(0);
});

test('[W6] a generated secret signs an agent in, as the check says before', async ({ world, person }) => {
  const admin = await person();
  const console = await ConsolePage.signIn(admin, world);
  await console.open('Embedding');
  await admin.getByRole('button', { name: 'Generate new secret' }).click();
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Replace secret' }).click();
  const secret = await console.takeOnce();
  await admin.getByText('Your server', { exact: true }).click();
  const code = (await admin.locator('pre').textContent()) ?? '';
  // The very code that is shown, run as it stands.
  process.env['INLAY_SSO_SECRET'] = secret;
  const server = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    accessTokenOf: (email: string) => string;
  };
  await admin.getByLabel('Access token').fill(server.accessTokenOf('bo@demo.inlay'));
  await admin.getByRole('button', { name: 'Check token' }).click();
  await expect(admin.getByText('This token signs the agent in.')).toBeVisible();
  const bo = await person();
  await bo.goto(`${world.desk}/agent/auth/login?accessToken=${server.accessTokenOf('bo@demo.inlay')}`);
  await new DeskPage(bo).waitingList.waitFor({ state: 'attached' });
});

test('unsaved work is kept: on the way out, and when the session ends', async ({ world, person }) => {
  const admin = await person();
  await ConsolePage.signIn(admin, world);
  await admin.getByLabel('Name').fill('Harbor');
  await admin.getByRole('navigation').getByRole('link', { name: 'Agents' }).click();
  await admin.getByRole('button', { name: 'Stay' }).click();
  await expect(admin.getByLabel('Name')).toHaveValue('Harbor');
  const revoke = await fetch(`${world.desk}/api/auth/revoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer inlay-demo-key' },
    body: JSON.stringify({ email: 'ada@demo.inlay' }),
  });
  expect(revoke.status).toBe(200);
  await admin.getByRole('button', { name: 'Save' }).click();
  const again = admin.getByRole('dialog', { name: 'Your session has ended' });
  await again.getByLabel('Password').fill('inlay-demo');
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(again).toHaveCount(0);
  await expect(admin.getByLabel('Name')).toHaveValue('Harbor');
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByText('Saved', { exact: true })).toBeVisible();
});

test('[S1] a business page is registered, its token shown once and kept nowhere in clear', async ({
  world,
  person,
}) => {
  const page = await person();
  const console = await ConsolePage.signIn(page, world);
  await console.open('Business pages');
  await page.getByRole('button', { name: 'Register page' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await dialog.getByLabel('Name').fill('Orders of the shop');
  await dialog.getByLabel('Address', { exact: true }).fill('http://erp.example.com/orders');
  await expect(dialog.getByText('It must begin with https://')).toBeVisible();
  await dialog.getByLabel('Address', { exact: true }).fill('https://erp.example.com/orders?view=desk');
  await expect(dialog.getByText('Only https://erp.example.com may be shown')).toBeVisible();
  await dialog.getByLabel('Chosen workgroups and agents').check();
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog.getByText('Choose at least one workgroup or agent.')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Workgroups' }).click();
  await page.getByRole('option').first().click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Create' }).click();
  const token = await console.takeOnce();
  expect(token).toMatch(/^\S{20,}$/);
  const row = page.getByRole('listitem').filter({ hasText: 'Orders of the shop' });
  await expect(row).toContainText('Chosen agents');
  await expect(page.getByRole('button', { name: 'Register page' })).toBeFocused();
  await page.reload();
  await expect(row).toBeVisible();
  expect(await page.content()).not.toContain(token);
  for (const path of ['/business-pages', '/audit'])
    expect(JSON.stringify(await console.rest('GET', path))).not.toContain(token);
});

test('[W6] the check says what is wrong with a token', async ({ world, person }) => {
  const page = await person();
  const console = await ConsolePage.signIn(page, world);
  await console.open('Embedding');
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = `${encode({ alg: 'HS384', typ: 'JWT' })}.${encode({ sub: 'nobody@example.com', exp: 1_700_000_000 })}`;
  const signature = createHmac('sha384', 'another secret').update(head).digest('base64url');
  await page.getByLabel('Access token').fill(`${head}.${signature}`);
  await page.getByRole('button', { name: 'Check token' }).click();
  const report = page.getByRole('status').filter({ hasText: 'does not sign anybody in' });
  await expect(report.getByRole('img', { name: 'Wrong:' })).not.toHaveCount(0);
  await expect(report).toContainText(/secret/i);
  await expect(report).toContainText(/exp/);
});

test('[W8] who is no administrator is told so, and the server refuses', async ({ world, person }) => {
  const page = await person();
  const console = await ConsolePage.signIn(page, world, 'bo');
  await expect(page.getByRole('heading', { name: 'This is for administrators' })).toBeVisible();
  expect((await console.rest('GET', '/agents')).status).toBe(403);
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await expect(page.getByLabel('E-mail')).toBeFocused();
});

/** Bo may administer too. */
const promoteBo = async (console: ConsolePage): Promise<void> => {
  const agents = await console.rows<{ id: number; version: number }>('/agents');
  const bo = agents.find(({ id }) => id === 2);
  const promoted = await console.rest('PATCH', '/agents/2', { version: bo?.version, role: 'admin' });
  expect(promoted.status).toBe(200);
};

test('[A5] of two administrators who change the same row neither loses anything', async ({
  world,
  person,
}) => {
  const ada = await ConsolePage.signIn(await person(), world);
  await promoteBo(ada);
  const bo = await ConsolePage.signIn(await person(), world, 'bo');
  const dialogOf = async ({ page }: ConsolePage) => {
    await page.getByRole('button', { name: 'Edit Chen' }).click();
    return page.getByRole('dialog');
  };
  await ada.open('Agents');
  await bo.open('Agents');
  const [hers, his] = [await dialogOf(ada), await dialogOf(bo)];
  await hers.getByLabel('Name').fill('Chen Yu');
  await hers.getByLabel('Extension').fill('1033');
  await hers.getByRole('button', { name: 'Save' }).click();
  await expect(hers).toHaveCount(0);
  await his.getByLabel('Name').fill('Chen (evenings)');
  await his.getByLabel('Conversations at a time').fill('9');
  await his.getByRole('button', { name: 'Save' }).click();
  const told = his.getByRole('alert');
  await expect(told).toContainText('Somebody else saved this in between');
  await expect(told).toContainText('Taken over from them: Extension.');
  await expect(told).toContainText('yours replaces: Name (now “Chen Yu”)');
  await expect(his.getByLabel('Name')).toHaveValue('Chen (evenings)');
  await expect(his.getByLabel('Extension')).toHaveValue('1033');
  await expect(his.getByLabel('Conversations at a time')).toHaveValue('9');
  await his.getByRole('button', { name: 'Save' }).click();
  await expect(his).toHaveCount(0);
  const agents = await ada.rows<Record<string, unknown>>('/agents');
  expect(agents.find(({ id }) => id === 3)).toMatchObject({
    name: 'Chen (evenings)',
    extension: '1033',
    capacity: 9,
  });
});

test('[W9] of two who add an origin both are in the list', async ({ world, person }) => {
  const ada = await ConsolePage.signIn(await person(), world);
  await promoteBo(ada);
  const bo = await ConsolePage.signIn(await person(), world, 'bo');
  const add = async ({ page }: ConsolePage, origin: string) => {
    const origins = page.getByRole('region', { name: 'Allowed origins' });
    await origins.getByRole('button', { name: 'Add origin' }).click();
    await origins.getByRole('textbox').last().fill(origin);
    return origins;
  };
  await ada.open('Embedding');
  await bo.open('Embedding');
  const his = await add(bo, 'https://his.example.com');
  const hers = await add(ada, 'https://hers.example.com');
  await hers.getByRole('button', { name: 'Save' }).click();
  await expect(hers.getByText('Saved', { exact: true })).toBeVisible();
  await his.getByRole('button', { name: 'Save' }).click();
  await expect(his.getByRole('alert')).toContainText('Taken over from them');
  await his.getByRole('button', { name: 'Save' }).click();
  await expect(his.getByText('Saved', { exact: true })).toBeVisible();
  const { origins } = (await ada.rest('GET', '/embed-origins')).data as { origins: string[] };
  expect(origins).toEqual(expect.arrayContaining(['https://his.example.com', 'https://hers.example.com']));
});

test('a server that is down loses nothing: what was typed is saved when it is back', async ({
  world,
  person,
}) => {
  const page = await person();
  await ConsolePage.signIn(page, world);
  await page.getByLabel('Greeting').fill('Good morning');
  await world.kill();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('cannot be reached');
  await expect(page.getByRole('alert')).toContainText('Nothing you entered was lost.');
  await world.restart();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await world.kill();
  await page.getByRole('navigation').getByRole('link', { name: 'Webhooks' }).click();
  await expect(page.getByRole('alert')).toContainText('cannot be reached');
  await world.restart();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('No webhooks yet')).toBeVisible();
});

test('[A5] who is too fast is told to wait, and nothing is lost', async ({ world, person }) => {
  const page = await person();
  const console = await ConsolePage.signIn(page, world);
  await page.getByLabel('Name').fill('Harbor');
  const refused = async () => (await console.rest('GET', '/desk')).status === 429;
  await expect.poll(refused, { intervals: [0], timeout: 20_000 }).toBe(true);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText(/too (fast|many)|slow/i);
  await expect(page.getByLabel('Name')).toHaveValue('Harbor');
});

/** As somebody without a mouse gets there. */
const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  const target = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(name)} cannot be reached by keyboard`);
};

test('[A14] by keyboard alone: signed in, a key made and revoked, the focus never lost', async ({
  world,
  person,
}) => {
  const page = await person();
  const { keyboard } = page;
  await page.goto(`${world.desk}/admin/`);
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await keyboard.type('ada@demo.inlay');
  await keyboard.press('Tab');
  await keyboard.type('inlay-demo');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Desk', level: 1 })).toBeVisible();
  await tabTo(page, 'API keys');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible();
  await tabTo(page, 'New key');
  await keyboard.press('Enter');
  await expect(page.getByLabel('Name')).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByText('Enter a name.')).toBeVisible();
  await keyboard.type('By hand');
  await keyboard.press('Enter');
  await tabTo(page, 'I have stored it');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'New key' })).toBeFocused();
  await tabTo(page, 'Revoke By hand');
  await keyboard.press('Enter');
  await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Revoke By hand' })).toBeFocused();
  await keyboard.press('Enter');
  await tabTo(page, 'Revoke key');
  await keyboard.press('Enter');
  await expect(page.getByText('By hand')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('two hundred agents: a field narrows the list', async ({ world, person }) => {
  const page = await person();
  const console = await ConsolePage.signIn(page, world);
  for (let number = 1; number <= 196; number += 1)
    await console.rest('POST', '/agents', { email: `a${number}@example.com`, name: `Inés ${number}` });
  await console.open('Agents');
  await expect(page.getByText('200 of 200')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find' }).fill('ines 150');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Edit Inés 150' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Ana Paz');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Nothing matches “ines 150”.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByText('Ana Paz')).toBeVisible();
});

test('[P4][P8] a number, a country and a policy secret let a call through, and it is in the list and the file', async ({
  world,
  person,
}) => {
  const page = await person();
  const console = await ConsolePage.signIn(page, world);
  await console.open('Phone');
  await page.getByRole('button', { name: 'Add number' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Number', { exact: true }).fill('2123');
  await expect(dialog.getByText('A number with country code')).toBeVisible();
  await dialog.getByLabel('Number', { exact: true }).fill('+44 20 7946 0018');
  await dialog.getByRole('combobox', { name: 'Agents' }).click();
  await page.getByRole('option', { name: /^Bo / }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Add number' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '+442079460018' })).toContainText('Bo');
  const policy = page.getByRole('region', { name: 'Call policy' });
  await policy.getByRole('button', { name: 'Add country' }).click();
  const country = policy.getByLabel(/^Country /).last();
  await country.fill('x');
  await expect(policy.getByText('Two letters such as HK')).toBeVisible();
  await country.fill('gb');
  await expect(policy.getByText('United Kingdom')).toBeVisible();
  await policy
    .getByLabel(/^Price /)
    .last()
    .fill('0.02');
  await policy.getByRole('button', { name: 'Save' }).click();
  await expect(policy.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'New policy secret' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'New policy secret' }).click();
  const secret = await console.takeOnce();

  // As the operator's SIP server does it.
  const tell = (path: string, body: unknown) =>
    fetch(`${world.desk}/api/calls/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify(body),
    });
  const call = { call_id: 'call-of-the-test', from: '1002', to: '442079460111', order_id: 'order-77' };
  expect((await tell('policy', { ...call, caller: '442079460018' })).status).toBe(200);
  const ended = { event: 'ended', result: 'answered', ended_by: 'agent', extension: '1002' };
  expect((await tell('events', { call_id: call.call_id, event: 'answered', extension: '1002' })).status).toBe(
    200,
  );
  expect((await tell('events', { call_id: call.call_id, ...ended })).status).toBe(200);

  await console.open('Calls');
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows.filter({ hasText: '442079460111' })).toContainText('order order-77');
  await expect(rows.filter({ hasText: '442079460111' })).toContainText('Answered');
  await page.getByRole('searchbox', { name: 'Find' }).fill('nobody has this');
  await expect(page.getByText('No call matches')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find' }).fill('order-77');
  await expect(rows).toHaveCount(1);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file.trim().split('\n')).toHaveLength(2);
  expect(file).toContain('442079460111');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`everything has a name and can be read, ${colorScheme}`, async ({ world, person }) => {
    const page = await person();
    await page.emulateMedia({ colorScheme });
    await page.goto(`${world.desk}/admin/`);
    await page.getByLabel('E-mail').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const console = await ConsolePage.signIn(page, world);
    for (const name of await page.getByRole('navigation').getByRole('link').allTextContents()) {
      await console.open(name);
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      expect([name, ...(await faultsOf(page))]).toEqual([name]);
    }
    await console.open('Agents');
    await page.getByRole('button', { name: 'Invite agent' }).click();
    await page.getByRole('button', { name: 'Create invitation' }).click();
    await expect(page.getByText('Enter a name.')).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
  });

for (const locale of ['zh-CN', 'es-MX'])
  test(`the console fits a telephone in ${locale}`, async ({ world, person }) => {
    const page = await person({ locale, viewport: { width: 390, height: 844 } });
    await page.goto(`${world.desk}/admin/`);
    await page.locator('input[name=email]').fill('ada@demo.inlay');
    await page.locator('input[name=password]').fill('inlay-demo');
    await page.locator('button[type=submit]').click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const link of await page.getByRole('navigation').getByRole('link').all()) {
      await link.click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText((await link.textContent()) ?? '');
      const overflow = await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
