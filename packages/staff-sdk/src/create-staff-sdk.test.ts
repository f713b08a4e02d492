import { afterEach, expect, test, vi } from 'vitest';
import { createPageHost } from '@inlay/frame/page-host.ts';
import { configRefusal } from '@inlay/frame/page-refused.ts';
import { deskAndPage } from '@inlay/frame/testing/fake-windows.ts';
import { allScopes, recordingHandlers } from '@inlay/frame/testing/page-desk.ts';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { createStaffSdk } from './create-staff-sdk.ts';
import type { Failure, StaffSdk } from './staff-sdk.ts';

type HostDeps = Parameters<typeof createPageHost>[0];

const closing: (() => void)[] = [];
const unhandled: unknown[] = [];
const keep = (error: unknown): void => void unhandled.push(error);
process.on('unhandledRejection', keep);
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A page whose timers are by hand, except that callbacks come at once. */
const openPage = (more: { host?: Partial<HostDeps>; deskOrigin?: string | null; search?: string } = {}) => {
  const { desk, page, contentWindow } = deskAndPage();
  const { calls, handlers } = recordingHandlers();
  const clock = new ManualClock();
  const log = vi.fn<(level: 'log' | 'warn', ...what: unknown[]) => void>();
  const host = createPageHost({
    window: desk as never,
    frame: { contentWindow: contentWindow as never },
    origin: page.origin,
    scopes: allScopes,
    verify: () => null,
    handlers,
    now: () => 0,
    newChannel: () => new MessageChannel(),
    onState: () => {},
    onError: () => {},
    ...more.host,
  });
  closing.push(() => host.close());
  let loads = 0;
  const sdk = createStaffSdk({
    window: page as never,
    location: { search: more.search ?? '', hash: '' },
    deskOrigin: more.deskOrigin === undefined ? desk.origin : more.deskOrigin,
    timers: { after: (ms, run) => (ms === 0 ? (queueMicrotask(run), () => {}) : clock.after(ms, run)) },
    newLoad: () => String((loads += 1)).padStart(32, '0'),
    log,
  });
  return { sdk, host, calls, clock, log, page };
};

const signed = { timestamp: 1767603600, nonce: 'n-1', signature: '0'.repeat(64) };

/** Every method of the reference and the additions, each with arguments that fit. */
const sends: [keyof StaffSdk, unknown][] = [
  [
    'pushVisitorEvent',
    { eventId: 'tea-12', title: 'Tea', url: "apiUrl(263,'reload')", visibility: 1, dedup: 1 },
  ],
  ['sendTxtMsgToVisitor', '你好'],
  ['sendImageToVisitor', { smallImg: 'https://x.example/s.png', sourceImg: 'https://x.example/l.png' }],
  ['sendVideoToVisitor', { videoThumbUrl: 'https://x.example/t.png', fileUrl: 'https://x.example/v.mp4' }],
  ['sendVoiceToVisitor', { fileUrl: 'https://x.example/v.mp3', voiceDuration: 3 }],
  ['sendFileToVisitor', { fileUrl: 'https://x.example/f.pdf', fileName: 'f.pdf', fileSize: 9 }],
];
const acts: [keyof StaffSdk, unknown][] = [
  ['setVisitorChatSign', { chatSign: 1 }],
  ['setDraft', { text: 'x' }],
  ['resize', { height: 320 }],
  ['setBadge', { count: 3 }],
];

type AnyMethod = (args: unknown, done?: (outcome: unknown) => void) => Promise<unknown>;
const method = (sdk: StaffSdk, name: keyof StaffSdk): AnyMethod => sdk[name] as never;

test.each([...sends, ...acts])('[S4] %s as a promise and with a callback', async (name, args) => {
  const { sdk, calls } = openPage();
  await sdk.config(signed);
  const result = sends.some(([send]) => send === name) ? { msgId: 'm-1', seq: 7 } : undefined;
  expect(await method(sdk, name)(args)).toEqual(result);
  const outcome = await new Promise((resolve) => void method(sdk, name)(args, resolve));
  expect(outcome).toEqual({ code: 0, msg: '', data: result });
  expect(calls.map(([called, given]) => [called, given])).toEqual([
    [name, args],
    [name, args],
  ]);
});

test('[S4] getContext takes nothing but a callback', async () => {
  const { sdk } = openPage();
  await sdk.config(signed);
  expect(await sdk.getContext()).toMatchObject({ visitorId: 'wx-7' });
  expect(await new Promise((resolve) => void sdk.getContext(resolve))).toMatchObject({ code: 0 });
});

test('[S6] the three listeners hear what the desk tells, each time', async () => {
  const { sdk, host } = openPage();
  const heard: unknown[] = [];
  const listening = [
    sdk.onSelectVisitor((visitor) => heard.push(visitor)),
    sdk.onReceiveMsg((message) => heard.push(message)),
    sdk.onCrmUpdate((update) => heard.push(update)),
  ];
  await sdk.config(signed);
  await Promise.all(listening);
  const visitor = { chatStatus: 1, visitorData: { visitorId: 'wx-7' }, routeData: {}, crmData: {} } as const;
  host.tell('onSelectVisitor', visitor);
  host.tell('onReceiveMsg', { visitorId: 'wx-7', msgType: 1, content: 'hi' });
  host.tell('onReceiveMsg', { visitorId: 'wx-7', msgType: 1, content: 'again' });
  host.tell('onCrmUpdate', { visitorId: 'wx-7', name: 'Mei' });
  await expect.poll(() => heard.length).toBe(4);
  expect(heard).toEqual([
    visitor,
    { visitorId: 'wx-7', msgType: 1, content: 'hi' },
    { visitorId: 'wx-7', msgType: 1, content: 'again' },
    { visitorId: 'wx-7', name: 'Mei' },
  ]);
});

test('[S4] calls before ready wait, in their order, even before config', async () => {
  const { sdk, calls } = openPage();
  const order: string[] = [];
  void sdk.ready(() => order.push('ready'));
  const first = sdk.setBadge({ count: 1 }).then(() => order.push('first'));
  const config = sdk.config(signed);
  const second = sdk.setBadge({ count: 2 }).then(() => order.push('second'));
  await Promise.all([config, first, second]);
  expect(calls.map(([, args]) => args)).toEqual([{ count: 1 }, { count: 2 }]);
  expect(order).toEqual(['ready', 'first', 'second']);
  expect(await sdk.ready()).toBeUndefined();
});

test('[S3] [S4] a failed config: error gets code and msg, what waits and what comes is refused with them', async () => {
  const { sdk, calls } = openPage({ host: { verify: () => configRefusal('signature_expired') } });
  const waits = sdk.setBadge({ count: 1 });
  const failures: Failure[] = [];
  void sdk.error((failure) => failures.push(failure));
  const ready = vi.fn<() => void>();
  void sdk.ready(ready);
  await expect(sdk.config(signed)).rejects.toMatchObject({ code: 440, reason: 'signature_expired' });
  await expect(waits).rejects.toMatchObject({
    code: 440,
    msg: expect.stringContaining('setBadge: config failed'),
  });
  await expect(sdk.setDraft({ text: 'x' })).rejects.toMatchObject({ code: 440, reason: 'signature_expired' });
  expect(await sdk.error()).toEqual(failures[0]);
  expect(failures).toEqual([{ code: 440, msg: expect.any(String), reason: 'signature_expired' }]);
  expect(ready).not.toHaveBeenCalled();
  expect(calls).toEqual([]);
});

test('[S4] after a failure config may be called again, with a fresh signature', async () => {
  const answers = [configRefusal('bad_signature'), null];
  const { sdk } = openPage({ host: { verify: () => answers.shift() ?? null } });
  await expect(sdk.config(signed)).rejects.toMatchObject({ code: 401 });
  await sdk.config(signed);
  await sdk.setBadge({ count: 1 });
});

test('[S3] outside a desk, or without its address, config fails and says so', async () => {
  const unknownDesk = openPage({ deskOrigin: null });
  await expect(unknownDesk.sdk.config(signed)).rejects.toMatchObject({ code: 404, reason: 'no_desk' });
  const alone = openPage();
  Object.assign(alone.page, { parent: alone.page });
  await expect(alone.sdk.config(signed)).rejects.toMatchObject({ code: 404, reason: 'no_desk' });
  for (const desk of ['*', 'null', 'javascript:1', '', 7])
    await expect(openPage().sdk.config({ ...signed, desk } as never)).rejects.toMatchObject({ code: 404 });
});

test('[S3] a desk that does not answer: 408, then another try greets anew', async () => {
  const { sdk, clock } = openPage({ deskOrigin: 'https://elsewhere.example' });
  const config = sdk.config(signed);
  await Promise.resolve();
  clock.advance(10_000);
  await expect(config).rejects.toMatchObject({ code: 408, reason: 'timeout' });
  await sdk.config({ ...signed, desk: 'https://desk.example' });
});

test('[S4] wrong arguments are refused with a clear code, in both forms', async () => {
  const { sdk } = openPage();
  await expect(sdk.onSelectVisitor(undefined as never)).rejects.toMatchObject({
    code: 400,
    reason: 'invalid',
  });
  await expect(sdk.config(null as never)).rejects.toMatchObject({ code: 400, reason: 'bad_config' });
  await sdk.config(signed);
  await expect(sdk.setDraft((() => {}) as never)).rejects.toMatchObject({ code: 400, reason: 'invalid' });
  const outcome = await new Promise(
    (resolve) => void sdk.setVisitorChatSign({ chatSign: 5 as never }, resolve),
  );
  expect(outcome).toMatchObject({ code: 400, reason: 'invalid', msg: expect.stringContaining('chatSign') });
});

test('[S4] a page that ignores its promises sees no unhandled rejection', async () => {
  const { sdk } = openPage({ host: { verify: () => configRefusal('bad_signature') } });
  void sdk.setBadge({ count: 1 });
  void sdk.onSelectVisitor(() => {});
  void sdk.config(signed);
  await sdk.error();
  void sdk.setBadge({ count: 1 });
  // Node reports after the microtasks are done.
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).toEqual([]);
});

test("[S4] debug prints calls and arguments; a refusal is always told to the page's console", async () => {
  const { sdk, log } = openPage({ search: '?metaData=m' });
  await sdk.config({ ...signed, debug: true });
  await sdk.setBadge({ count: 1 });
  expect(sdk.getParamData('metaData')).toBe('m');
  expect(log.mock.calls).toContainEqual(['log', '[echatSDK] setBadge', { count: 1 }]);
  expect(log.mock.calls).toContainEqual(['log', '[echatSDK] getParamData', 'metaData', undefined, 'm']);
  const quiet = openPage();
  await quiet.sdk.config(signed);
  await quiet.sdk.setBadge({ count: 1 });
  expect(quiet.log).not.toHaveBeenCalled();
  await quiet.sdk.setBadge({ count: -1 }).catch(() => {});
  expect(quiet.log).toHaveBeenCalledWith('warn', expect.stringContaining('setBadge 400 invalid'));
});

test('[S4] debug prints every call with its arguments: listeners, ready, error, and what came before config', async () => {
  const { sdk, log } = openPage({ search: '?metaData=m' });
  const heard = () => {};
  const [hasReady, hasError] = [() => {}, () => {}];
  sdk.getParamData('metaData');
  const listening = sdk.onSelectVisitor(heard);
  void sdk.ready(hasReady);
  const badge = sdk.setBadge({ count: 1 });
  expect(log).not.toHaveBeenCalled();
  const options = { ...signed, debug: true };
  const config = sdk.config(options);
  void sdk.error(hasError);
  expect(log.mock.calls.map(([, ...line]) => line)).toEqual([
    ['[echatSDK] getParamData', 'metaData', undefined, 'm'],
    ['[echatSDK] onSelectVisitor', heard],
    ['[echatSDK] ready', hasReady],
    ['[echatSDK] setBadge', { count: 1 }],
    ['[echatSDK] config', options],
    ['[echatSDK] error', hasError],
  ]);
  await Promise.all([config, listening, badge]);
});

test('[S4] without debug nothing is printed, however much came before config; at most 500 lines are kept for it', async () => {
  const quiet = openPage();
  void quiet.sdk.ready();
  await quiet.sdk.config(signed);
  expect(quiet.log).not.toHaveBeenCalled();
  await quiet.sdk.config({ ...signed, debug: true });
  expect(quiet.log.mock.calls[0]?.[1]).toBe('[echatSDK] config');
  const many = openPage();
  for (let n = 0; n < 600; n += 1) many.sdk.getParamData('x');
  const config = many.sdk.config({ ...signed, debug: true });
  expect(many.log).toHaveBeenCalledTimes(501);
  await config;
});

test('[S4] at most 500 calls wait', async () => {
  const { sdk } = openPage();
  for (let n = 0; n < 500; n += 1) void sdk.setBadge({ count: 1 });
  await expect(sdk.setBadge({ count: 1 })).rejects.toMatchObject({ code: 429, reason: 'too_fast' });
});
