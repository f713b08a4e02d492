import type { Page } from '@playwright/test';
import { DeskPage } from './desk-page.ts';
import type { World } from './world.ts';

type Event = Record<string, unknown>;

/** The demo company's back office. Its events are read by a listener of the test's own, with the reference's filter. */
export class HostPage {
  readonly page: Page;
  readonly desk: DeskPage;

  private constructor(page: Page) {
    this.page = page;
    this.desk = new DeskPage(page.frameLocator('#bytedesk-iframe'));
  }

  static async open(page: Page, world: World, name: string): Promise<HostPage> {
    await page.addInitScript(`if (top === window) {
      window.deskEvents = [];
      addEventListener('message', (event) => {
        if (event.origin !== '${world.desk}' || event.data.source !== 'bytedesk-desktop') return;
        window.deskEvents.push(event.data);
      });
    }`);
    await page.goto(`${world.company}/host?agent=${name}`);
    const host = new HostPage(page);
    await host.desk.waitingList.waitFor({ state: 'attached' });
    return host;
  }

  async events(type: string): Promise<Event[]> {
    return this.page.evaluate(
      `window.deskEvents.filter((event) => event.type === '${type}').map((event) => event.data)`,
    );
  }

  async actions(): Promise<unknown[]> {
    return (await this.events('thread_status_changed')).map((event) => event['action']);
  }

  /** As the reference's parent window does it: straight to the iframe's window. */
  async command(type: string, data?: Event): Promise<void> {
    await this.page.evaluate(
      ([message]) => document.querySelector('iframe')?.contentWindow?.postMessage(message, '*'),
      [data ? { type, data } : { type }],
    );
  }
}
