import type { FrameLocator, Locator, Page } from '@playwright/test';
import { keepTracks, loudestIn } from '../harness/heard-tone.ts';
import { expect, near, test, withSound } from '../harness/places.ts';
import type { World } from '../harness/world.ts';

// F3: the demo company's page for its staff, with the workbench and the softphone in it.

test.use(withSound);
test.describe.configure({ timeout: 120_000 });

class BackOffice {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, world: World, query: string): Promise<BackOffice> {
    await page.addInitScript(keepTracks);
    await page.goto(`${world.company}/host?${query}`);
    return new BackOffice(page);
  }

  get desk(): FrameLocator {
    return this.page.frameLocator('#bytedesk-iframe');
  }

  get phone(): FrameLocator {
    return this.page.frameLocator('#iframe');
  }

  get state(): Locator {
    return this.page.locator('#phone-state');
  }

  /** A line of the log: what it tells, of whom, in which direction. */
  row(way: string, type: string, text = ''): Locator {
    return this.page
      .getByRole('log', { name: 'Live log' })
      .getByRole('listitem')
      .filter({ has: this.page.getByTitle(way, { exact: true }) })
      .filter({ has: this.page.getByText(type, { exact: true }) })
      .filter({ hasText: text });
  }

  async call(number: string): Promise<void> {
    await this.page.getByLabel('Call a number').fill(number);
    await this.page.getByRole('button', { name: 'Call', exact: true }).click();
  }

  async tone(): Promise<number> {
    const frame = this.page.frames().find((one) => one.url().includes('/admin/'));
    return frame ? loudestIn(frame) : 0;
  }
}

test('[F3] [P1] the back office holds the workbench and the phone, signed in; the phone has the size it is made for', async ({
  world,
  person,
}) => {
  const office = await BackOffice.open(await person(), world, 'agent=bo');
  await expect(office.state).toHaveText('ready');
  await expect(office.desk.getByRole('list', { name: 'Waiting' })).toBeAttached();
  await expect(office.phone.getByText('1002', { exact: true })).toBeVisible();
  await expect(office.row('to the phone', 'init', '"loginMethod": 0')).toHaveCount(1);
  await expect(office.row('from the phone', 'login', '"sipNum": "1002"')).toHaveCount(1);
  const log = await office.page.getByRole('log', { name: 'Live log' }).textContent();
  expect(log).not.toContain('inlay-demo');
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
    { width: 390, height: 844 },
  ]) {
    await office.page.setViewportSize(viewport);
    expect(await office.page.locator('#iframe').boundingBox()).toMatchObject({ width: 256, height: 460 });
    const scrollWidth = await office.page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth).toBeLessThanOrEqual(viewport.width);
  }
});

test('[F3] [P4] [P3] the page calls a number; the log tells both directions, and the workbench knows of it', async ({
  world,
  person,
}) => {
  const office = await BackOffice.open(await person(), world, 'agent=ada');
  await expect(office.state).toHaveText('ready');
  await office.call('8820');
  await expect(office.state).toHaveText('in a call', { timeout: 20_000 });
  await expect(office.row('to the phone', 'callOut', '"callee": "8820"')).toHaveCount(1);
  await expect(office.row('from the phone', 'dialStatus', '"code": 2')).toHaveCount(1);
  await expect(office.row('from the workbench', 'call_status_changed', '8820').first()).toBeVisible();
  await expect.poll(async () => near(await office.tone()), { timeout: 15_000 }).toBe(true);
  await office.phone.getByRole('button', { name: 'Hang up' }).click();
  await expect(office.row('from the phone', 'dialStatus', '"code": 5')).toHaveCount(1);
  await expect(office.state).toHaveText('call over');
});

test('[F3] [P1] the phone is signed out and in again; an agent without a seat is told so', async ({
  world,
  person,
}) => {
  const page = await person();
  const office = await BackOffice.open(page, world, 'agent=chen');
  await expect(office.state).toHaveText('ready');
  await page.getByRole('button', { name: 'Sign phone out' }).click();
  await expect(office.row('from the phone', 'logout')).toHaveCount(1);
  await expect(office.state).toHaveText('signed out');
  await page.getByRole('button', { name: 'Sign phone in' }).click();
  await expect(office.state).toHaveText('ready');
  await page.getByLabel('Signed in as').selectOption('diaz');
  await expect(office.row('from the phone', 'agentExists', '{ "code": 2 }')).toHaveCount(1);
});

for (const [lang, ready, desk, keypad] of [
  ['zh', '就绪', '等待接入', '拨号'],
  ['es', 'listo', 'En espera', 'Teclado'],
] as const)
  test(`[F3] the back office in ${lang}: page, workbench and phone speak it`, async ({ world, person }) => {
    const office = await BackOffice.open(await person(), world, `agent=ada&lang=${lang}`);
    await expect(office.state).toHaveText(ready);
    await expect(office.desk.getByText(desk).first()).toBeVisible();
    await expect(office.phone.getByText(keypad).first()).toBeVisible();
  });
