import type { FrameLocator, Page } from '@playwright/test';
import { DeskPage } from '../harness/desk-page.ts';
import { HostPage } from '../harness/host-page.ts';
import { Shop } from '../harness/shop.ts';
import { expect, test } from '../harness/world.ts';

// F3: the demo company's order page beside a conversation.

const openOrders = async (desk: DeskPage): Promise<FrameLocator> => {
  await desk.root.getByRole('tab', { name: 'Orders' }).click();
  return desk.root.frameLocator('iframe[title="Orders"]');
};

const write = async (page: Page, world: Parameters<typeof Shop.open>[1], text: string): Promise<Shop> => {
  const shop = await Shop.open(page, world);
  await shop.write(text);
  return shop;
};

test('[F3] [S5] an agent recommends a product on the order page, and the visitor sees the card', async ({
  world,
  person,
}) => {
  const shop = await write(await person(), world, 'I need a kettle');
  const desk = await DeskPage.login(await person(), world, 'ada');
  await desk.takeFirst();
  const orders = await openOrders(desk);
  const kettle = orders.getByRole('listitem').filter({ hasText: 'Camp kettle, 0.9 l' }).last();
  await kettle.getByRole('button', { name: 'Recommend' }).click();
  await expect(kettle.getByRole('button', { name: 'Sent' })).toBeVisible();
  const card = shop.widget.getByRole('log');
  await expect(card.getByText('Camp kettle, 0.9 l')).toBeVisible();
  await expect(card.getByText('$79.00')).toBeVisible();
  await expect(card.getByText('In stock, two to four days')).toBeVisible();
  await expect(card.locator('img[src$="/pages/art/kettle.svg"]')).toBeVisible();
});

test('[F3] [S7] the mark of the order page stays with the conversation', async ({ world, person }) => {
  await write(await person(), world, 'mark me');
  const desk = await DeskPage.login(await person(), world, 'ada');
  await desk.takeFirst();
  const orders = await openOrders(desk);
  await orders.getByRole('button', { name: 'Follow up' }).click();
  await expect(orders.getByRole('button', { name: 'Following up' })).toHaveAttribute('aria-pressed', 'true');
  // Another load of the page is told by the desk.
  await (desk.root as Page).reload();
  await desk.openMine(/mark me/);
  const again = await openOrders(desk);
  await expect(again.getByRole('button', { name: 'Following up' })).toBeVisible();
});

test('[F3] [S8] the order page writes a draft into the reply; the agent sends it', async ({
  world,
  person,
}) => {
  await write(await person(), world, 'where is my order?');
  const desk = await DeskPage.login(await person(), world, 'ada');
  await desk.takeFirst();
  const orders = await openOrders(desk);
  await orders.getByRole('button', { name: 'Write about it' }).first().click();
  await expect(desk.composer).toHaveValue(/About your order HP-\d+/);
});

test('[F3] [S6] the order page follows the agent to another visitor without being loaded again', async ({
  world,
  person,
}) => {
  await write(await person(), world, 'first visitor here');
  await write(await person(), world, 'second visitor here');
  const page = await person();
  const desk = await DeskPage.login(page, world, 'ada');
  await desk.takeFirst();
  await expect(desk.message('first visitor here')).toBeVisible();
  await desk.takeFirst();
  // Whom one takes is shown as soon as the server says so: before that, nobody chooses another.
  await expect(desk.message('second visitor here')).toBeVisible();
  await desk.openMine(/first visitor here/);
  const orders = await openOrders(desk);
  const numbers = () => orders.getByText(/^HP-\d+$/).allTextContents();
  await expect.poll(async () => (await numbers()).length).toBeGreaterThan(0);
  const before = (await numbers()).join();
  const frame = page.frames().find((one) => one.url().includes('/orders?'));
  await frame?.evaluate('void (window.mark = "the same load")');
  await desk.openMine(/second visitor here/);
  await expect.poll(async () => (await numbers()).join()).not.toBe(before);
  expect(await frame?.evaluate('window.mark')).toBe('the same load');
});

test('[F3] [S1] the order page works in the workbench inside the back office too', async ({
  world,
  person,
}) => {
  await write(await person(), world, 'nested frames');
  const host = await HostPage.open(await person(), world, 'ada');
  await host.desk.takeFirst();
  const orders = await openOrders(host.desk);
  await expect(orders.getByRole('heading', { name: 'Recommend' })).toBeVisible();
});

test('[W11] [W7] the back office with @inlay/embed: a ticket signs in, commands are answered, check finds nothing', async ({
  world,
  person,
}) => {
  const page = await person();
  await page.goto(`${world.company}/host-sdk?agent=bo`);
  const log = page.getByRole('log', { name: 'Live log' });
  await expect(log.getByText('logged_in')).toBeVisible();
  await page.getByRole('button', { name: 'Busy', exact: true }).click();
  await expect(page.locator('#agent-status')).toHaveText('BUSY');
  await expect(log.getByText('setStatus: done')).toBeVisible();
  await page.getByLabel('Status by name').selectOption('LUNCH');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(log.getByText(/"reason": "invalid"/).first()).toBeVisible();
  await page.getByRole('button', { name: 'What keeps it from working?' }).click();
  await expect(log.getByText('check: clock')).toBeVisible();
  for (const check of ['frame', 'clock', 'login'])
    await expect(log.getByRole('listitem').filter({ hasText: `check: ${check}` })).toContainText('"ok"');
});
