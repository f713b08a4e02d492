import type { Frame, Locator, Page } from '@playwright/test';
import { isHeardIn, keepTracks, loudestIn } from './heard-tone.ts';
import { Shop } from './shop.ts';
import type { World } from './world.ts';

/** The visitor, whose widget can call. */
export class Caller {
  readonly shop: Shop;

  private constructor(shop: Shop) {
    this.shop = shop;
  }

  static async open(page: Page, world: World): Promise<Caller> {
    await page.addInitScript(keepTracks);
    return new Caller(await Shop.open(page, world));
  }

  get page(): Page {
    return this.shop.page;
  }

  button(name: string): Locator {
    return this.shop.widget.getByRole('button', { name, exact: true });
  }

  get panel(): Locator {
    return this.shop.widget.getByRole('region', { name: 'Call' });
  }

  async call(): Promise<void> {
    await this.button('Call us').click();
  }

  get #frame(): Frame | undefined {
    return this.page.frames().find((one) => one.url().includes('/widget/'));
  }

  async tone(): Promise<number> {
    return this.#frame ? loudestIn(this.#frame) : 0;
  }

  /** Once, within that time. */
  async hears(hertz: number, deadlineMs: number): Promise<boolean> {
    return this.#frame ? isHeardIn(this.#frame, hertz, deadlineMs) : false;
  }
}
