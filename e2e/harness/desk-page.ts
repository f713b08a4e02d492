import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { World } from './world.ts';

/** The workbench, in a window of its own or inside a host page. */
export class DeskPage {
  readonly root: Page | FrameLocator;

  constructor(root: Page | FrameLocator) {
    this.root = root;
  }

  static async login(page: Page, world: World, name: string): Promise<DeskPage> {
    await page.goto(`${world.desk}/desktop`);
    await page.getByLabel(/e-?mail/i).fill(`${name}@demo.inlay`);
    await page.getByLabel(/password/i).fill('inlay-demo');
    await page.getByRole('button', { name: /sign in/i }).click();
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
    const composer = this.root.getByRole('textbox', { name: /reply/i });
    await composer.fill(text);
    await composer.press('Enter');
  }

  message(text: string): Locator {
    return this.root.getByRole('log').getByText(text, { exact: true });
  }

  async close(): Promise<void> {
    await this.root.getByRole('button', { name: 'Close conversation' }).click();
  }
}
