import { expect, type Page } from '@playwright/test';
import type { World } from './world.ts';

type Answer = { status: number; data: unknown };

/** The console, and an administrator's REST beside it. */
export class ConsolePage {
  readonly page: Page;
  readonly #world: World;

  private constructor(page: Page, world: World) {
    this.page = page;
    this.#world = world;
  }

  static async signIn(page: Page, world: World, name = 'ada'): Promise<ConsolePage> {
    await page.goto(`${world.desk}/admin/`);
    await page.getByLabel('E-mail').fill(`${name}@demo.inlay`);
    await page.getByLabel('Password').fill('inlay-demo');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByLabel('Password')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    return new ConsolePage(page, world);
  }

  async open(name: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name }).click();
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }

  /** What is shown once, after which the dialog is put away. */
  async takeOnce(): Promise<string> {
    const value = (await this.page.getByRole('dialog').getByTestId('copy-value').textContent()) ?? '';
    await this.page.getByRole('button', { name: 'I have stored it' }).click();
    return value;
  }

  /** With the session of this page. */
  async rest(method: string, path: string, body?: unknown): Promise<Answer> {
    const token = await this.page.evaluate(() => localStorage.getItem('inlay.session'));
    const response = await fetch(`${this.#world.desk}/api/admin${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token ?? ''}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { data } = (await response.json()) as { data: unknown };
    return { status: response.status, data };
  }

  async rows<Row>(path: string): Promise<Row[]> {
    return (await this.rest('GET', path)).data as Row[];
  }
}
