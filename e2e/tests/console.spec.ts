import type { Page } from '@playwright/test';
import { DeskPage } from '../harness/desk-page.ts';
import { expect, test, type World } from '../harness/world.ts';

const signIn = async (page: Page, world: World): Promise<void> => {
  await page.goto(`${world.desk}/admin/`);
  await page.getByLabel('E-mail').fill('ada@demo.inlay');
  await page.getByLabel('Password').fill('inlay-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Desk', level: 1 })).toBeVisible();
};

const open = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
};

/** What is shown once, after which the dialog is put away. */
const takeOnce = async (page: Page): Promise<string> => {
  const value = (await page.getByTestId('copy-value').textContent()) ?? '';
  await page.getByRole('button', { name: 'I have stored it' }).click();
  return value;
};

test('[W9] an origin that the administrator adds can embed the workbench from then on', async ({
  world,
  person,
}) => {
  const admin = await person();
  const host = await person();
  const refused = host.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await host.goto(world.stranger);
  await refused;
  await signIn(admin, world);
  await open(admin, 'Embedding');
  const origins = admin.getByRole('region', { name: 'Allowed origins' });
  await origins.getByRole('button', { name: 'Add origin' }).click();
  await origins.getByRole('textbox').last().fill(`${world.stranger}/page`);
  await expect(origins.getByText('without a path')).toBeVisible();
  await origins.getByRole('textbox').last().fill(world.stranger);
  await origins.getByRole('button', { name: 'Save' }).click();
  await expect(origins.getByText('Saved')).toBeVisible();
  await host.reload();
  await expect(host.frameLocator('iframe').getByRole('button', { name: /sign in/i })).toBeVisible();
  await open(admin, 'Audit log');
  await expect(admin.getByRole('listitem').filter({ hasText: 'Changed the allowed origins' })).toContainText(
    world.stranger,
  );
});

test('[A14] a key that the administrator makes works until it is revoked', async ({ world, person }) => {
  const admin = await person();
  await signIn(admin, world);
  await open(admin, 'API keys');
  await admin.getByRole('button', { name: 'New key' }).click();
  await admin.getByLabel('Name').fill('Nightly import');
  await admin.getByRole('button', { name: 'Create' }).click();
  const key = await takeOnce(admin);
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
  await signIn(admin, world);
  await open(admin, 'Agents');
  await admin.getByRole('button', { name: 'Invite agent' }).click();
  await admin.getByLabel('E-mail').fill('eve@example.com');
  await admin.getByRole('dialog').getByLabel('Name').fill('Eve');
  await admin.getByRole('button', { name: 'Create invitation' }).click();
  await eve.goto(await takeOnce(admin));
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
  await signIn(admin, world);
  await open(admin, 'Embedding');
  await admin.getByRole('button', { name: 'Generate new secret' }).click();
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Replace secret' }).click();
  const secret = await takeOnce(admin);
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
  await signIn(admin, world);
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
  await expect(admin.getByText('Saved')).toBeVisible();
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
