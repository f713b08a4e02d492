import type { FrameLocator, Locator, Page } from '@playwright/test';
import { keepTracks, loudestIn } from './heard-tone.ts';
import type { SmallOrigin } from './small-origin.ts';
import type { World } from './world.ts';

type Message = { type: string; content?: Record<string, string | number> };
/** The desk, and a site of the company that may frame its phone. */
export type Places = { world: World; site: SmallOrigin };
type Status = { code: number; [field: string]: unknown };

/** As the reference has it: an iframe, `init` at its `onload`, and a listener. Our own words. */
const hostPage = (desk: string, init: Message, allow: string): string => `<!doctype html><title>host</title>
<script>
  window.heard = [];
  addEventListener('message', (event) => {
    if (event.origin === '${desk}') heard.push(event.data);
  });
</script>
<iframe id="iframe" width="256" height="460" style="border:0" allow="${allow}"
  src="${desk}/admin/#/nxcc"></iframe>
<script>
  const frame = document.getElementById('iframe');
  frame.onload = () => frame.contentWindow.postMessage(${JSON.stringify(init).replaceAll('<', '\\u003c')}, '*');
</script>`;

/** What the reference asks a host page to hand on. */
const usualAllow = 'camera *; microphone *; autoplay *; hid *';

const initOf = (name: string): Message => ({
  type: 'init',
  content: { email: `${name}@demo.inlay`, password: 'inlay-demo', lang: 'en-US', loginMethod: 0 },
});

/** A page of the company, on its own origin, with the softphone in it. */
export class PhoneHost {
  readonly page: Page;
  readonly phone: FrameLocator;

  private constructor(page: Page) {
    this.page = page;
    this.phone = page.frameLocator('#iframe');
  }

  static async open(
    page: Page,
    { world, site }: Places,
    init: Message,
    allow = usualAllow,
  ): Promise<PhoneHost> {
    const path = `/${init.content?.['email'] ?? 'login'}`;
    site.put(path, hostPage(world.desk, init, allow));
    await page.addInitScript(keepTracks);
    await page.goto(site.origin + path);
    return new PhoneHost(page);
  }

  /** Signed in and registered. */
  static async ready(page: Page, places: Places, name: string, allow?: string): Promise<PhoneHost> {
    const host = await PhoneHost.open(page, places, initOf(name), allow);
    await host.status(4);
    return host;
  }

  async heard(type: string): Promise<Record<string, unknown>[]> {
    const all: Message[] = await this.page.evaluate('window.heard');
    return all.filter((message) => message.type === type).map(({ content }) => content ?? {});
  }

  async types(): Promise<string[]> {
    return this.page.evaluate('window.heard.map(({ type }) => type)');
  }

  async codes(): Promise<number[]> {
    return (await this.heard('dialStatus')).map(({ code }) => Number(code));
  }

  async forget(): Promise<void> {
    await this.page.evaluate('window.heard.length = 0');
  }

  /** The next `dialStatus` of a code, from what has been heard since `forget`. */
  async status(code: number, timeout = 20_000): Promise<Status> {
    const found = await this.page.waitForFunction(
      `window.heard.find(({ type, content }) => type === 'dialStatus' && content.code === ${code})?.content`,
      undefined,
      { timeout },
    );
    return (await found.jsonValue()) as Status;
  }

  async post(message: Message): Promise<void> {
    await this.page.evaluate(
      (data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'),
      message,
    );
  }

  async callOut(content: Record<string, string>): Promise<void> {
    await this.post({ type: 'callOut', content });
  }

  button(name: string | RegExp): Locator {
    return this.phone.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  }

  /** The loudest frequency from the other side, in Hz; 0 is silence. */
  async tone(): Promise<number> {
    const frame = this.page.frames().find((one) => one.url().includes('/admin/'));
    return frame ? loudestIn(frame) : 0;
  }
}
