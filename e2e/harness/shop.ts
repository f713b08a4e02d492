import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { World } from './world.ts';

/** The visitor's side: the demo company's shop page with the widget. */
export class Shop {
  readonly page: Page;
  readonly widget: FrameLocator;

  private constructor(page: Page) {
    this.page = page;
    this.widget = page.frameLocator('iframe[src*="/widget/frame.html"]');
  }

  static async open(page: Page, world: World): Promise<Shop> {
    const shop = new Shop(page);
    await page.goto(`${world.company}/shop`);
    await shop.open();
    return shop;
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: /chat/i }).last().click();
    await this.composer.waitFor();
  }

  get composer(): Locator {
    return this.widget.getByRole('textbox', { name: /message/i });
  }

  async write(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  message(text: string): Locator {
    return this.widget.getByText(text, { exact: true });
  }

  get pictures(): Locator {
    return this.widget.getByRole('log').locator('img');
  }
}
