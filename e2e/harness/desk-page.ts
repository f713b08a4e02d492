import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { World } from './world.ts';

/** The workbench, in a window of its own or inside a host page. */
export class DeskPage {
  readonly root: Page | FrameLocator;

  constructor(root: Page | FrameLocator) {
    this.root = root;
  }

  /** Fills in the form; what the server answers is the test's business. */
  static async signIn(page: Page, world: World, name: string): Promise<void> {
    await page.goto(`${world.desk}/desktop`);
    await page.getByLabel(/e-?mail/i).fill(`${name}@demo.inlay`);
    await page.getByLabel(/password/i).fill('inlay-demo');
    await page.getByRole('button', { name: /sign in/i }).click();
  }

  static async login(page: Page, world: World, name: string): Promise<DeskPage> {
    await DeskPage.signIn(page, world, name);
    const desk = new DeskPage(page);
    await desk.waitingList.waitFor({ state: 'attached' });
    return desk;
  }

  get waitingList(): Locator {
    return this.root.getByRole('list', { name: 'Waiting' });
  }

  get waiting(): Locator {
    return this.waitingList.getByRole('listitem');
  }

  get offlineBanner(): Locator {
    return this.root.getByRole('status').filter({ hasText: /offline|reconnect/i });
  }

  async takeFirst(): Promise<void> {
    await this.waiting
      .first()
      .getByRole('button', { name: /^Take / })
      .click();
  }

  async reply(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  get composer(): Locator {
    return this.root.getByRole('textbox', { name: /reply/i });
  }

  message(text: string): Locator {
    return this.root.getByRole('log').getByText(text, { exact: true });
  }

  async close(): Promise<void> {
    await this.root.getByRole('button', { name: 'Close conversation' }).click();
  }

  get mine(): Locator {
    return this.root.getByRole('list', { name: 'Mine' }).getByRole('listitem');
  }

  async openMine(text: RegExp): Promise<void> {
    await this.mine.filter({ hasText: text }).getByRole('button').first().click();
  }

  get pictures(): Locator {
    return this.root.getByRole('log').locator('img');
  }

  get status(): Locator {
    return this.root.getByRole('button', { name: /^Your status/ });
  }

  async setStatus(name: string): Promise<void> {
    await this.status.click();
    await this.root
      .getByRole('menuitem', { name })
      .or(this.root.getByRole('menuitemradio', { name }))
      .first()
      .click();
  }

  async transferTo(name: string, note: string): Promise<void> {
    await this.root.getByRole('button', { name: 'Transfer', exact: true }).click();
    const dialog = this.root.getByRole('dialog');
    await dialog.getByRole('radio', { name: new RegExp(name) }).check();
    await dialog.getByLabel('Note for the receiver').fill(note);
    await dialog.getByRole('button', { name: 'Transfer', exact: true }).click();
  }
}
