import { createHash, createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Frame, type Page, expect, test as base } from '@playwright/test';
import { bundle } from '../harness/bundle.ts';
import { type SmallOrigin, smallOrigin } from '../harness/small-origin.ts';

// Interface 3 in a real browser, on real origins: a company's host page, the desk in it, a business page in the desk, and
// a stranger. The SDK is the built file.

const token = 'inlay-demo-page-token';
const sdkFile = fileURLToPath(new URL('../../packages/staff-sdk/dist/jssdk-1.0.0.js', import.meta.url));

type World = { host: SmallOrigin; desk: SmallOrigin; shop: SmallOrigin; stranger: SmallOrigin };

const shopPage = (desk: string) => `<!doctype html><title>shop</title>
<script src="${desk}/open/staff/jssdk-1.0.0.js"></script>
<script>
  window.errors = [];
  addEventListener('error', (event) => errors.push(event.message));
  addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));
  window.outcome = new Promise((resolve) => {
    echatSDK.ready(() => resolve('ready'));
    echatSDK.error((res) => resolve(res));
  });
  const value = (name) => echatSDK.getParamData(name);
  if (value('signature'))
    echatSDK.config({ timestamp: value('timestamp'), nonce: value('nonce'), signature: value('signature') });
</script>`;

const test = base.extend<object, { world: World; deskScript: string }>({
  deskScript: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixture's parameters from this pattern
    async ({}, use) => {
      await use(await bundle('pages/small-desk.ts'));
    },
    { scope: 'worker' },
  ],
  world: [
    async ({ deskScript }, use) => {
      const origins = await Promise.all([smallOrigin(), smallOrigin(), smallOrigin(), smallOrigin()]);
      const [host, desk, shop, stranger] = origins;
      desk.put('/open/staff/jssdk-1.0.0.js', readFileSync(sdkFile, 'utf8'));
      desk.put('/desk.js', deskScript);
      desk.put('/desk', '<!doctype html><title>desk</title><body><script src="/desk.js"></script>');
      for (const origin of [shop, stranger]) origin.put('/page', shopPage(desk.origin));
      shop.put('/blank', '<!doctype html><title>sibling</title>');
      await use({ host, desk, shop, stranger });
      for (const origin of origins) origin.close();
    },
    { scope: 'worker' },
  ],
});

const signed = (
  origin: string,
  scheme: 'sha1' | 'hmac',
  more: { at?: number; nonce?: string; key?: string } = {},
) => {
  const { at = Date.now(), nonce = randomUUID(), key = token } = more;
  const timestamp = String(Math.floor(at / 1000));
  const signature =
    scheme === 'sha1'
      ? createHash('sha1').update([key, timestamp, nonce].toSorted().join('')).digest('hex')
      : createHmac('sha256', key).update(`${timestamp}.${nonce}.${origin}`).digest('hex');
  return new URLSearchParams({ timestamp, nonce, signature }).toString();
};

type Opened = { page: Page; desk: Frame; shop: Frame };

/** The company's page, with the desk in it, with the business page in that. */
const open = async (
  page: Page,
  world: World,
  { query = '', from = world.shop, sandbox }: { query?: string; from?: SmallOrigin; sandbox?: string } = {},
): Promise<Opened> => {
  const address = new URLSearchParams({
    page: `${from.origin}/page?${query}`,
    origin: world.shop.origin,
    ...(sandbox === undefined ? {} : { sandbox }),
  });
  world.host.put('/', '<!doctype html><title>host</title><body>');
  await page.goto(world.host.origin);
  const shopLoaded = page.waitForResponse((answer) => answer.url().startsWith(`${from.origin}/page`));
  await page.evaluate(`{
    const frame = document.createElement('iframe');
    frame.src = ${JSON.stringify(`${world.desk.origin}/desk?${address.toString()}`)};
    document.body.append(frame);
  }`);
  await shopLoaded;
  const find = (part: string): Frame | undefined =>
    page.frames().find((frame) => frame.url().startsWith(part));
  await expect.poll(() => find(`${from.origin}/page`)?.evaluate('typeof outcome')).toBe('object');
  const desk = find(`${world.desk.origin}/desk`);
  const shop = find(`${from.origin}/page`);
  if (!desk || !shop) throw new Error('the frames are not there');
  return { page, desk, shop };
};

/** Nothing happened in the desk, and nothing broke anywhere. */
const expectNothing = async ({ desk, shop }: Opened, states: string[]): Promise<void> => {
  expect(await desk.evaluate('desk.calls')).toEqual([]);
  expect(await desk.evaluate('desk.states')).toEqual(states);
  expect(await desk.evaluate('desk.errors')).toEqual([]);
  expect(await shop.evaluate('errors')).toEqual([]);
};

for (const scheme of ['sha1', 'hmac'] as const)
  test(`[S3] [S4] ${scheme}: handshake, then every method there and back, as promise and callback`, async ({
    page,
    world,
  }) => {
    const visitorData = encodeURIComponent(`visitorId=wx-7&name=${encodeURIComponent('李梅')}`);
    const query = `visitorData=${visitorData}&${signed(world.shop.origin, scheme)}`;
    const opened = await open(page, world, { query });
    const { desk, shop } = opened;
    expect(await shop.evaluate('outcome')).toBe('ready');
    expect(await shop.evaluate('echatSDK === ecahtSDK')).toBe(true);
    expect(await shop.evaluate(`echatSDK.getParamData('visitorData', 'name')`)).toBe('李梅');
    const calls: [string, unknown][] = [
      ['pushVisitorEvent', { eventId: 'c', title: 't', content: '<b>x</b>', url: "apiUrl(263,'reload')" }],
      ['sendTxtMsgToVisitor', '你好'],
      ['sendImageToVisitor', { smallImg: 'https://x.example/s', sourceImg: 'https://x.example/l' }],
      ['sendVideoToVisitor', { videoThumbUrl: 'https://x.example/t', fileUrl: 'https://x.example/v' }],
      ['sendVoiceToVisitor', { fileUrl: 'https://x.example/v', voiceDuration: 3 }],
      ['sendFileToVisitor', { fileUrl: 'https://x.example/f', fileName: 'f', fileSize: 1 }],
      ['setVisitorChatSign', { chatSign: 1 }],
      ['resize', { height: 320 }],
      ['setBadge', { count: 3 }],
    ];
    for (const [method, args] of calls) {
      const call = `ecahtSDK.${method}(${JSON.stringify(args)}`;
      const result = await shop.evaluate(`${call})`);
      if (/^(send|push)/.test(method)) expect(result).toEqual({ msgId: 'm-1', seq: 7 });
      expect(await shop.evaluate(`new Promise((resolve) => ${call}, resolve))`)).toMatchObject({
        code: 0,
        msg: '',
      });
    }
    expect(await shop.evaluate('echatSDK.getContext()')).toMatchObject({ visitorId: 'wx-7' });
    expect(
      await shop.evaluate(`echatSDK.setDraft({ text: 'x' }).catch(({ code, reason }) => [code, reason])`),
    ).toEqual([404, 'no_visitor']);
    const expected = calls.flatMap((call) => [call, call]);
    expect(await desk.evaluate('desk.calls')).toEqual([...expected, ['getContext', undefined]]);
    await shop.evaluate(`(async () => {
      window.heard = [];
      await echatSDK.onSelectVisitor((visitor) => heard.push(visitor.chatStatus));
      await echatSDK.onReceiveMsg((message) => heard.push(message.content));
      await echatSDK.onCrmUpdate((update) => heard.push(update.name));
    })()`);
    await desk.evaluate(`{
      desk.host.tell('onSelectVisitor', { chatStatus: 1, visitorData: {}, routeData: {}, crmData: {} });
      desk.host.tell('onReceiveMsg', { visitorId: 'wx-7', msgType: 1, content: 'hi' });
      desk.host.tell('onCrmUpdate', { visitorId: 'wx-7', name: 'Mei' });
    }`);
    await expect.poll(() => shop.evaluate('heard')).toEqual([1, 'hi', 'Mei']);
    expect(await shop.evaluate('errors')).toEqual([]);
    expect(await desk.evaluate('desk.errors')).toEqual([]);
  });

test('[S3] wrong signature, stale time, another origin signed for: refused with their codes', async ({
  page,
  world,
}) => {
  const own = world.shop.origin;
  const cases: [string, number][] = [
    [signed(own, 'sha1', { key: 'guessed' }), 401],
    [signed(world.stranger.origin, 'hmac'), 401],
    [signed(own, 'sha1', { at: Date.now() - 301_000 }), 440],
    [signed(own, 'hmac', { at: Date.now() + 400_000 }), 440],
  ];
  for (const [query, code] of cases) {
    const opened = await open(page, world, { query });
    expect(await opened.shop.evaluate('outcome')).toMatchObject({ code });
    expect(await opened.shop.evaluate(`echatSDK.setBadge({ count: 1 }).catch(({ code }) => code)`)).toBe(
      code,
    );
    await expectNothing(opened, ['waiting', 'connected', 'verifying', 'refused']);
  }
});

test('[S3] a nonce belongs to one load: the next load of the frame cannot use it again', async ({
  page,
  world,
}) => {
  const opened = await open(page, world, { query: signed(world.shop.origin, 'sha1') });
  expect(await opened.shop.evaluate('outcome')).toBe('ready');
  await opened.shop.evaluate('location.reload()');
  await expect.poll(() => opened.desk.evaluate('desk.states.at(-1)')).toBe('refused');
  expect(await opened.shop.evaluate('outcome')).toMatchObject({ code: 409, reason: 'nonce_used' });
});

test('[S3] a page of another origin in that frame is not heard, whatever it signed', async ({
  page,
  world,
}) => {
  const opened = await open(page, world, { query: signed(world.shop.origin, 'sha1'), from: world.stranger });
  const hello = { source: 'inlay-page', type: 'hello', version: 1, load: 'a'.repeat(32) };
  await opened.shop.evaluate(`parent.postMessage(${JSON.stringify(hello)}, '*')`);
  await settleMessages(opened);
  await expectNothing(opened, ['waiting']);
});

test("[S3] a sandboxed page without an origin ('null') is not heard", async ({ page, world }) => {
  const opened = await open(page, world, {
    query: signed(world.shop.origin, 'sha1'),
    sandbox: 'allow-scripts',
  });
  expect(await opened.shop.evaluate('origin')).toBe('null');
  await settleMessages(opened);
  await expectNothing(opened, ['waiting']);
});

test('[S3] a sibling of the same origin, an opener and a frame inside the page are not heard', async ({
  page,
  world,
}) => {
  const opened = await open(page, world, { query: signed(world.shop.origin, 'sha1') });
  const { desk, shop } = opened;
  expect(await shop.evaluate('outcome')).toBe('ready');
  const before = await desk.evaluate('desk.states.length');
  const blank = `${world.shop.origin}/blank`;
  const hello = JSON.stringify({ source: 'inlay-page', type: 'hello', version: 1, load: 'b'.repeat(32) });
  const welcome = JSON.stringify({ source: 'inlay-desk', type: 'welcome', version: 1, load: 'b'.repeat(32) });
  // Beside the page, inside the page, and as the desk's opener.
  for (const where of [desk, shop])
    await where.evaluate(`new Promise((resolve) => {
      const frame = document.createElement('iframe');
      frame.src = ${JSON.stringify(blank)};
      frame.onload = resolve;
      document.body.append(frame);
    })`);
  const intruders = page.frames().filter((frame) => frame.url() === blank);
  expect(intruders).toHaveLength(2);
  for (const intruder of intruders)
    await intruder.evaluate(`{
      const desk = top[0];
      desk.postMessage(${hello}, '*');
      for (let at = 0; at < desk.length; at += 1)
        desk[at].postMessage(${welcome}, '*', [new MessageChannel().port2]);
    }`);
  const other = await page.context().newPage();
  await other.goto(blank);
  const [popup] = await Promise.all([
    other.waitForEvent('popup'),
    other.evaluate(`void (window.popup = open(${JSON.stringify(desk.url())}))`),
  ]);
  await popup.waitForFunction('window.desk && desk.states.length > 0');
  await other.evaluate(`popup.postMessage(${hello}, '*')`);
  await popup.evaluate('new Promise((resolve) => setTimeout(resolve))');
  expect(await popup.evaluate('desk.states[0]')).toBe('waiting');
  expect(await popup.evaluate('desk.calls')).toEqual([]);
  await settleMessages(opened);
  expect(await desk.evaluate('desk.states.length')).toBe(before);
  await shop.evaluate('echatSDK.setBadge({ count: 1 })');
  expect(await desk.evaluate('desk.calls')).toEqual([['setBadge', { count: 1 }]]);
  expect(await desk.evaluate('desk.errors')).toEqual([]);
});

test('[S3] 100,000 random messages from every side: no action, nothing out, no exception', async ({
  page,
  world,
}) => {
  test.setTimeout(120_000);
  const opened = await open(page, world);
  const { desk, shop } = opened;
  for (const [frame, targets, seed] of [
    [shop, '[parent]', 1],
    [desk, '[frames[0]]', 2],
    [page.mainFrame(), '[frames[0], frames[0][0]]', 3],
  ] as const)
    await frame.evaluate(flood, { targets, seed, count: 33_334 });
  await settleMessages(opened);
  await expectNothing(opened, ['waiting']);
});

/** Values made of what the protocol is made of, posted to windows. The seed makes a failure repeatable. */
const flood = ({ targets, seed, count }: { targets: string; seed: number; count: number }): Promise<void> => {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const words = [
    'hello',
    'welcome',
    'inlay-page',
    'inlay-desk',
    'config',
    'setBadge',
    '__proto__',
    '',
    'a'.repeat(31),
    '<b>',
  ];
  const keys = [
    'source',
    'type',
    'version',
    'load',
    'id',
    'method',
    'args',
    'event',
    'data',
    'ok',
    'error',
    '__proto__',
  ];
  const make = (depth: number): unknown => {
    const kind = random(depth > 3 ? 5 : 9);
    if (kind < 2) return words[random(words.length)];
    if (kind === 2) return random(2) ? random(1000) : -1.5;
    if (kind === 3) return [null, undefined, true, NaN, 10n][random(5)];
    if (kind === 4) return new Date(random(1e9));
    if (kind === 5) return Array.from({ length: random(4) }, () => make(depth + 1));
    if (kind === 6) return new Map([[make(depth + 1), make(depth + 1)]]);
    return Object.fromEntries(
      Array.from({ length: random(6) }, () => [keys[random(keys.length)], make(depth + 1)]),
    );
  };
  // oxlint-disable-next-line no-eval -- runs inside the page of the test
  const windows = (0, eval)(targets) as Window[];
  return new Promise((resolve) => {
    let left = count;
    const turn = (): void => {
      for (let n = 0; n < 500 && left > 0; n += 1, left -= 1)
        windows[random(windows.length)]?.postMessage(make(0), '*');
      if (left > 0) setTimeout(turn);
      else resolve();
    };
    turn();
  });
};

/** Until both have taken whatever was posted to them before: a last message arrives after all others. */
async function settleMessages({ page, desk, shop }: Opened): Promise<void> {
  for (const frame of [desk, shop]) {
    await frame.evaluate(`void (window.last = new Promise((resolve) =>
      addEventListener('message', ({ data }) => data === 'the last one' && resolve())))`);
    await frame.evaluate(`postMessage('the last one', '*')`);
    await frame.evaluate('window.last');
  }
  await page.evaluate('1');
}
