import { createHash, createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Frame } from 'playwright-core';
import type { FakeHost } from '../../browser/fake-host.ts';
import { type Frame as Message, isFrame } from '../../client/frame.ts';
import { postJson } from '../../client/desk-http.ts';
import type { KitDeps } from '../../kit-deps.ts';
import type { KitOptions } from '../../options.ts';
import { broken, expectThat } from '../../outcome.ts';
import { pagesFolder } from '../../pages-folder.ts';
import { type FrameWorld, openFrameWorld, strangerOrigin } from '../workbench-frame/world.ts';

export type Claim = { timestamp: string; nonce: string; signature: string };

/** What the kit's page does: null passes on what the desk has signed. `elsewhere`: it goes to another origin first. */
export type PageMode = { claim: Claim | null; elsewhere: boolean };

export const asSigned: PageMode = { claim: null, elsewhere: false };

/** Interface 3: a conversation in a real workbench, and beside it the kit's page in the place of the registered one. */
export type PageWorld = {
  frames: FrameWorld;
  host: FakeHost;
  userid: string;
  /** The kit's page, once it is there. */
  page: () => Promise<Frame>;
  /** What `ready` or `error` said. */
  outcome: (page: Frame) => Promise<{ code: number; msg?: string }>;
  call: (page: Frame, method: string, args?: unknown) => Promise<Message>;
  /** Opens the conversation with that visitor. */
  open: (userid: string) => Promise<void>;
  close: () => Promise<void>;
};

const patienceMs = 20_000;

export const signFor = (
  { page }: KitOptions,
  { now, newId }: KitDeps,
  { scheme, age = 0, token = page.token }: { scheme: 'sha1' | 'hmac'; age?: number; token?: string },
): Claim => {
  const timestamp = String(Math.floor(now() / 1000) - age);
  const nonce = newId();
  const { origin } = new URL(page.url);
  const sorted = [token, timestamp, nonce].sort().join('');
  const signature =
    scheme === 'sha1'
      ? createHash('sha1').update(sorted).digest('hex')
      : createHmac('sha256', token).update(`${timestamp}.${nonce}.${origin}`).digest('hex');
  return { timestamp, nonce, signature };
};

const bodyOf = async (desk: string, { claim }: PageMode): Promise<string> =>
  (await readFile(new URL('business.html', pagesFolder), 'utf8'))
    .replace('{{desk}}', desk)
    .replace('{{signed}}', JSON.stringify(claim).replaceAll('<', '\\u003c'));

const away = `<!doctype html><script>location.replace('${strangerOrigin}/contract-kit/page' + location.search)</script>`;

/** The kit answers in the place of the registered page, and for a stranger. */
const answerForPage = async (host: FakeHost, { url, page }: KitOptions, mode: PageMode): Promise<void> => {
  const body = await bodyOf(url, mode);
  const html = { contentType: 'text/html; charset=utf-8' };
  const { origin, pathname } = new URL(page.url);
  await host.context.route(`${origin}${pathname}*`, (route) =>
    route.fulfill({ ...html, body: mode.elsewhere ? away : body }),
  );
  await host.context.route(`${strangerOrigin}/contract-kit/page*`, (route) =>
    route.fulfill({ ...html, body }),
  );
};

/** Hands a visitor to the first agent, as a colleague may: the second one takes and passes on. */
const give = async ({ second, options }: FrameWorld, userid: string): Promise<void> => {
  const { data } = await postJson(`${options.url}/api/auth/login`, options.agents[0]);
  const agent = isFrame(data) && isFrame(data['agent']) ? data['agent'] : {};
  for (const frame of [
    { method: 'connect', userid },
    { method: 'transform', userid, customer_id: agent['customer_id'] },
  ]) {
    const reply = await second.ask(frame);
    expectThat(reply['code'] === 0, `${frame.method} answers ${JSON.stringify(reply)}`);
  }
};

const threadUid = async (host: FakeHost, userid: string): Promise<string> => {
  const isIt = ({ type, data }: Message): boolean => {
    const thread = isFrame(data) && isFrame(data['thread']) ? data['thread'] : {};
    return type === 'new_visitor_message' && isFrame(thread['user']) && thread['user']['uid'] === userid;
  };
  const { data } = await host.until('new_visitor_message', isIt);
  const thread = isFrame(data) && isFrame(data['thread']) ? data['thread'] : {};
  return String(thread['uid']);
};

const askOpen = async ({ host, deps }: FrameWorld, uid: string): Promise<Message> => {
  const id = deps.newId();
  await host.send({ type: 'open_thread', request_id: id, data: { threadUid: uid } });
  const { data } = await host.until(
    'the answer to open_thread',
    (message) =>
      message['type'] === 'command_result' &&
      isFrame(message['data']) &&
      message['data']['request_id'] === id,
  );
  return isFrame(data) ? data : {};
};

/** The workbench learns a moment later than the server that the conversation is its agent's now. */
const openThread = async (world: FrameWorld, uid: string): Promise<void> => {
  for (let left = 20; left > 0; left -= 1) {
    const from = (await world.host.heard()).length;
    const result = await askOpen(world, uid);
    if (result['ok'] === true) return;
    if (result['reason'] !== 'unknown_thread') broken(`open_thread: ${JSON.stringify(result)}`);
    const isNews = ({ type }: Message): boolean => type === 'thread_status_changed';
    await world.host.until('news of the conversation', isNews, from, 500).catch(() => null); // asked again
  }
  broken('open_thread: unknown_thread, though the conversation is the agent’s');
};

/** The one thing that is taken from the desk's own looks: a tab that has the registered page's name. */
const showTab = async (host: FakeHost, name: string): Promise<void> => {
  const tab = host.frame()?.getByRole('tab', { name }).first();
  await tab?.click({ timeout: patienceMs }).catch(() => broken(`the workbench shows no tab called ${name}`));
};

const pageOf = async (host: FakeHost, { page }: KitOptions, { elsewhere }: PageMode): Promise<Frame> => {
  const { origin, pathname } = new URL(page.url);
  const begins = elsewhere ? `${strangerOrigin}/contract-kit/page` : origin + pathname;
  const find = (): Frame | undefined => host.page.frames().find((frame) => frame.url().startsWith(begins));
  for (let left = 100; left > 0; left -= 1) {
    const found = find();
    if (found) return found;
    // Looked for again when a frame goes somewhere, or a little later.
    await host.page.waitForEvent('framenavigated', { timeout: 200 }).catch(() => null);
  }
  return broken(`no frame of the workbench opened ${begins}`);
};

export const openPageWorld = async (
  options: KitOptions,
  deps: KitDeps,
  browser: Browser,
  mode: PageMode = asSigned,
): Promise<PageWorld> => {
  const frames = await openFrameWorld(options, deps, browser);
  const { host } = frames;
  await answerForPage(host, options, mode);
  await host.until('the workbench', ({ type }) => type === 'unread_message_count');
  const open: PageWorld['open'] = async (userid) => {
    const uid = await threadUid(host, userid);
    await give(frames, userid);
    await openThread(frames, uid);
  };
  const userid = await frames.newVisitor('show me my orders');
  await open(userid);
  await showTab(host, options.page.name);
  return {
    frames,
    host,
    userid,
    open,
    page: () => pageOf(host, options, mode),
    outcome: async (page) => {
      await page
        .waitForFunction('window.kit && kit.outcome', undefined, { timeout: patienceMs })
        .catch(() => broken('neither ready nor error was called'));
      return page.evaluate<{ code: number; msg?: string }>('kit.outcome');
    },
    call: (page, method, args) =>
      page.evaluate<Message>(
        `kit.call(${JSON.stringify(method)}, ${args === undefined ? 'undefined' : JSON.stringify(args)})`,
      ),
    close: frames.close,
  };
};
