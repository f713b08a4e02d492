import { afterEach, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { callErrors, configErrors } from '@inlay/protocol/staff-sdk/error-codes.ts';
import { createPageHost } from './page-host.ts';
import { CallFailed, connectPage, type PageLine } from './page-guest.ts';
import { configRefusal, PageRefused } from './page-refused.ts';
import { allScopes, pageDesk, recordingHandlers } from './testing/page-desk.ts';

const load = 'a'.repeat(32);
const claim = { timestamp: 1767603600, nonce: 'n-1', signature: '0'.repeat(40) };
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

const connected = async (more: Parameters<typeof pageDesk>[0] = {}, named = load) => {
  const world = pageDesk(more);
  const clock = new ManualClock();
  const events: [string, unknown][] = [];
  const connect = (name: string) =>
    connectPage({
      window: world.page as never,
      deskOrigin: world.desk.origin,
      load: name,
      timers: clock,
      timeoutMs: 10_000,
      onEvent: (event, data) => events.push([event, data]),
    });
  const line = await connect(named);
  closing.push(
    () => line.close(),
    () => world.host.close(),
  );
  const call = (method: string, args?: unknown) => line.call(method, args, 20_000);
  return { ...world, clock, line, events, connect, call };
};

const verified = async (more: Parameters<typeof pageDesk>[0] = {}) => {
  const world = await connected(more);
  await world.call('config', claim);
  return world;
};

const refusal = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof CallFailed ? error.refusal : error;
};

test('[S3] handshake, config, a call: each message to the exact origin', async () => {
  const world = await verified();
  expect(world.states).toEqual(['waiting', 'connected', 'verifying', 'verified']);
  expect(world.verify).toHaveBeenCalledWith(claim, load);
  expect(await world.call('sendTxtMsgToVisitor', 'hi')).toEqual({ msgId: 'm-1', seq: 7 });
  expect(world.calls).toEqual([['sendTxtMsgToVisitor', 'hi', { id: `${load}-2`, load }]]);
  expect(world.desk.posted.map(({ origin }) => origin)).toEqual([world.desk.origin]);
  expect(world.page.posted.map(({ origin }) => origin)).toEqual([world.page.origin]);
});

test('[S3] only that origin and that very frame are heard', () => {
  const { desk, contentWindow, page, states } = pageDesk();
  const hello = { source: 'inlay-page', type: 'hello', version: 1, load };
  for (const origin of [
    'https://shop.example.evil.example',
    'http://shop.example',
    'https://shop.example:444',
    'null',
    '',
  ])
    desk.hear(hello, { origin, source: contentWindow });
  for (const source of [null, undefined, {}, desk, page]) desk.hear(hello, { origin: page.origin, source });
  expect(states).toEqual(['waiting']);
  expect(page.posted).toEqual([]);
});

test("[S3] 'null' of sandboxed pages, paths and wildcards cannot be registered", () => {
  for (const origin of [
    'null',
    '*',
    '',
    'https://shop.example/',
    'https://shop.example/page',
    'HTTPS://SHOP.example',
    'file://',
    'https://shop.example:443',
  ])
    expect(() => pageDesk({ origin })).toThrow(`not an origin: ${origin}`);
});

test('[S3] a handshake works once: its replay opens no second port', async () => {
  const world = await connected();
  const [hello] = world.desk.posted;
  world.desk.hear(hello?.message, { origin: world.page.origin, source: world.contentWindow });
  expect(world.page.posted).toHaveLength(1);
  expect(await world.call('config', claim)).toBeUndefined();
});

test('[S3] another load of the page closes the port of the last, and must prove itself again', async () => {
  const world = await verified();
  const line = await world.connect('b'.repeat(32));
  closing.push(() => line.close());
  expect(await refusal(line.call('resize', { height: 1 }, 1000))).toMatchObject({ reason: 'not_verified' });
  await line.call('config', { ...claim, nonce: 'n-2' }, 1000);
  expect(world.verify.mock.calls.map(([, name]) => name)).toEqual([load, 'b'.repeat(32)]);
  expect(await refusal(world.call('resize', { height: 1 }))).toMatchObject({ reason: 'closed', code: 410 });
});

test('[S4] nothing works before config, and nothing after a failed one', async () => {
  const error = configRefusal('signature_expired', 'open the page again');
  const world = await connected({ verify: () => error });
  expect(await refusal(world.call('resize', { height: 1 }))).toMatchObject({
    code: 401,
    reason: 'not_verified',
  });
  expect(await refusal(world.call('config', claim))).toEqual(error);
  expect(await refusal(world.call('onSelectVisitor'))).toMatchObject({ reason: 'not_verified' });
  expect(world.calls).toEqual([]);
  expect(world.states.at(-1)).toBe('refused');
});

test('[S3] a malformed config never reaches the server; a server that fails is no yes', async () => {
  const world = await connected({ verify: () => Promise.reject(new Error('offline')) });
  const bad = [
    undefined,
    null,
    7,
    [],
    {},
    { ...claim, signature: 'x' },
    { ...claim, nonce: '' },
    { ...claim, timestamp: {} },
  ];
  for (const args of bad)
    expect(await refusal(world.call('config', args))).toMatchObject({ code: 400, reason: 'bad_config' });
  expect(await refusal(world.call('config', claim))).toMatchObject({ code: 500, reason: 'failed' });
  expect(world.onError).toHaveBeenCalledOnce();
});

test('[S8] each call needs its scope', async () => {
  const world = await verified({ scopes: [] });
  const calls: [string, unknown, string][] = [
    ['pushVisitorEvent', { eventId: '1', title: 't' }, 'message:send'],
    ['sendTxtMsgToVisitor', 'hi', 'message:send'],
    ['setVisitorChatSign', { chatSign: 1 }, 'thread:sign'],
    ['setDraft', { text: 'x' }, 'draft:write'],
    ['getContext', undefined, 'visitor:read'],
    ['onSelectVisitor', undefined, 'visitor:read'],
    ['onReceiveMsg', undefined, 'visitor:read'],
    ['onCrmUpdate', undefined, 'crm:read'],
  ];
  for (const [method, args, scope] of calls) {
    const error = await refusal(world.call(method, args));
    expect(error).toMatchObject({ code: 403, reason: 'no_scope' });
    expect((error as CallFailed['refusal']).msg).toContain(`${method} needs ${scope}`);
  }
  await world.call('resize', { height: 300 });
  await world.call('setBadge', { count: 3 });
  expect(world.calls.map(([method]) => method)).toEqual(['resize', 'setBadge']);
});

test('[S6] [S8] events go to pages that asked, without what their scopes do not cover', async () => {
  const visitor = {
    chatStatus: 1,
    visitorData: { visitorId: 'wx-7' },
    routeData: {},
    crmData: { name: 'Mei' },
  } as const;
  const world = await verified({ scopes: ['visitor:read'] });
  world.host.tell('onSelectVisitor', visitor);
  expect(world.host.hears('onSelectVisitor')).toBe(false);
  await world.call('onSelectVisitor');
  expect(world.host.hears('onSelectVisitor')).toBe(true);
  world.host.tell('onSelectVisitor', visitor);
  world.host.tell('onCrmUpdate', { visitorId: 'wx-7' });
  await world.call('resize', { height: 1 });
  expect(world.events).toEqual([['onSelectVisitor', { ...visitor, crmData: {} }]]);
  expect(() => world.host.tell('onSelectVisitor', { ...visitor, chatStatus: 9 } as never)).toThrow(
    /chatStatus/,
  );
});

test('[S4] what a handler throws: a refusal is told, a fault is not', async () => {
  const handlers = {
    ...recordingHandlers().handlers,
    setDraft: () => {
      throw new PageRefused('no_visitor', 'select a visitor first');
    },
    resize: () => Promise.reject(new Error('secret /etc/passwd')),
    getContext: () => ({ wrong: true }) as never,
  };
  const world = await verified({ handlers });
  expect(await refusal(world.call('setDraft', { text: 'x' }))).toEqual({
    code: 404,
    reason: 'no_visitor',
    msg: `${callErrors.no_visitor.meaning}: select a visitor first`,
  });
  for (const [method, args] of [
    ['resize', { height: 1 }],
    ['getContext', undefined],
  ] as const)
    expect(await refusal(world.call(method, args))).toEqual({
      code: 500,
      reason: 'failed',
      msg: `${callErrors.failed.meaning}: ${method}`,
    });
  expect(world.onError).toHaveBeenCalledTimes(2);
});

test('[S4] null fields are none, unknown fields and __proto__ do not ride along', async () => {
  const world = await verified();
  const event = JSON.parse(
    '{"eventId":7,"title":"t","memo":null,"evil":1,"__proto__":{"x":1},"constructor":2}',
  );
  await world.call('pushVisitorEvent', event);
  const [, args] = world.calls[0] ?? [];
  expect(Object.entries(args as object)).toEqual([
    ['eventId', 7],
    ['title', 't'],
  ]);
});

test.each<[string, unknown, unknown]>([
  ['sendTxtMsgToVisitor', 123, '123'],
  ['sendImageToVisitor', { sourceImg: '/l' }, { sourceImg: '/l' }],
  ['sendImageToVisitor', { smallImg: '', sourceImg: '/l' }, { sourceImg: '/l' }],
  ['sendVideoToVisitor', { fileUrl: '/v' }, { fileUrl: '/v' }],
  ['sendVoiceToVisitor', { fileUrl: '/v' }, { fileUrl: '/v' }],
  ['sendVoiceToVisitor', { fileUrl: '/v', voiceDuration: '3.4' }, { fileUrl: '/v', voiceDuration: 3.4 }],
  ['sendFileToVisitor', { fileUrl: '/f', fileName: 7 }, { fileUrl: '/f', fileName: '7' }],
  [
    'sendFileToVisitor',
    { fileUrl: '/f', fileName: 'f', fileSize: '1024' },
    { fileUrl: '/f', fileName: 'f', fileSize: 1024 },
  ],
  [
    'pushVisitorEvent',
    { eventId: 7, title: 't', memo: 299, visibility: '1', dedup: '1', url: '' },
    { eventId: 7, title: 't', memo: '299', visibility: 1, dedup: 1 },
  ],
  ['pushVisitorEvent', { eventId: '7', title: 't', visibility: '' }, { eventId: '7', title: 't' }],
  ['setDraft', { text: '' }, { text: '' }],
])('[S4] numbers as texts, texts as numbers, fields left out: %s %j', async (method, given, read) => {
  const world = await verified();
  await world.call(method, given);
  expect(world.calls.map(([name, args]) => [name, args])).toEqual([[method, read]]);
});

test.each<[string, unknown]>([
  ...[NaN, Infinity, 123n, true, { content: 'x' }, ['x'], ''].map((text): [string, unknown] => [
    'sendTxtMsgToVisitor',
    text,
  ]),
  ...['0x10', '1e3', '-1', ' 7', '7,5', '1.5', '9'.repeat(16), '９', 'NaN', ['7'], true].map(
    (fileSize): [string, unknown] => ['sendFileToVisitor', { fileUrl: '/f', fileName: 'f', fileSize }],
  ),
  ['sendFileToVisitor', { fileUrl: '/f', fileName: '' }],
  ['pushVisitorEvent', { eventId: '7', title: 't', visibility: '3' }],
  ['setBadge', { count: '1000' }],
])('[S3] [S8] what is no plain number or text is no other one either: %s %o', async (method, args) => {
  const world = await verified();
  expect(await refusal(world.call(method, args))).toMatchObject({ code: 400, reason: 'invalid' });
  expect(world.calls).toEqual([]);
});

test('[S7] a chat sign is 0 or 1 as a number; "1" has no effect', async () => {
  const world = await verified();
  for (const chatSign of ['1', '0', '', true, 2])
    expect(await refusal(world.call('setVisitorChatSign', { chatSign }))).toMatchObject({ code: 400 });
  expect(world.calls).toEqual([]);
});

test('[S3] nonce and timestamp may be numbers', async () => {
  const world = await connected();
  await world.call('config', { ...claim, nonce: 1234567890, more: 1 });
  expect(world.verify).toHaveBeenCalledWith({ ...claim, nonce: '1234567890' }, load);
});

test('[S4] wrong arguments name the method and the field; unknown methods are told', async () => {
  const world = await verified();
  const error = await refusal(world.call('setVisitorChatSign', { chatSign: 2 }));
  expect(error).toMatchObject({ code: 400, reason: 'invalid' });
  expect((error as CallFailed['refusal']).msg).toContain('setVisitorChatSign, chatSign');
  for (const method of ['nothing', '__proto__', 'constructor', 'toString', ''])
    expect(await refusal(world.call(method, {}))).toMatchObject({ code: 404, reason: 'unknown_method' });
  expect(world.calls).toEqual([]);
});

test('[S4] a page that calls too fast is refused, then served again', async () => {
  const clock = new ManualClock();
  const world = await verified({ now: clock.now });
  const outcomes = await Promise.all(
    Array.from({ length: 80 }, () => refusal(world.call('setBadge', { count: 1 }))),
  );
  expect(outcomes.filter((outcome) => (outcome as { code?: number } | null)?.code === 429)).toHaveLength(31);
  clock.advance(1000);
  expect(await refusal(world.call('setBadge', { count: 2 }))).toBeNull();
});

test('[S3] no answer: the time-out names the call', async () => {
  const world = await verified({
    handlers: { ...recordingHandlers().handlers, setDraft: () => new Promise(() => {}) },
  });
  const call = refusal(world.call('setDraft', { text: 'x' }));
  world.clock.advance(20_000);
  expect(await call).toEqual({
    code: 408,
    reason: 'timeout',
    msg: 'setDraft: the desk did not answer within 20 s',
  });
});

test('[S3] nobody answers the handshake, or the wrong one does', async () => {
  const { desk, page, parent } = pageDesk({ origin: 'https://other.example' });
  const clock = new ManualClock();
  const line = connectPage({
    window: page as never,
    deskOrigin: desk.origin,
    load,
    timers: clock,
    timeoutMs: 10_000,
    onEvent: () => {},
  });
  const { port1 } = new MessageChannel();
  const welcome = { source: 'inlay-desk', type: 'welcome', version: 1, load };
  const from = { origin: desk.origin, source: parent, ports: [port1] };
  page.hear(welcome, { ...from, origin: 'https://evil.example' });
  page.hear(welcome, { ...from, source: {} });
  page.hear(welcome, { ...from, source: null });
  page.hear({ ...welcome, load: 'b'.repeat(32) }, from);
  page.hear(welcome, { ...from, ports: [] });
  port1.close();
  clock.advance(10_000);
  expect(await refusal(line)).toMatchObject({ code: configErrors.timeout.code, reason: 'timeout' });
  expect(page.listeners.size).toBe(0);
  // 0, 250, 750, 1750, 3750, 7750 ms.
  expect(desk.posted).toHaveLength(6);
});

test('[S3] closing tells the page and leaves nothing behind', async () => {
  const world = await verified({
    handlers: { ...recordingHandlers().handlers, setDraft: () => new Promise(() => {}) },
  });
  const open = refusal(world.call('setDraft', { text: 'x' }));
  await world.call('resize', { height: 1 });
  world.host.close();
  expect(await open).toMatchObject({ code: 410, reason: 'closed' });
  expect(world.desk.listeners.size).toBe(0);
  world.host.close();
});

const anything = fc.anything({
  withNullPrototype: true,
  withBigInt: true,
  withTypedArray: true,
  withMap: true,
});

test('[S3] any message at all, to window or port, from anywhere: no action, no throw', async () => {
  const world = await connected({ now: () => 0 });
  const port = new MessageChannel();
  closing.push(() => port.port1.close());
  const senders = [world.contentWindow, world.desk, null, {}];
  fc.assert(
    fc.property(anything, fc.constantFrom(...senders), fc.webUrl(), (data, source, url) => {
      const { origin } = new URL(url);
      world.desk.hear(data, { origin, source });
      world.desk.hear(data, { origin: world.page.origin, source });
      world.page.hear(data, { origin, source: world.parent });
      world.page.hear(data, { origin: world.desk.origin, source: world.parent });
    }),
    { numRuns: 3000, seed: 3 },
  );
  expect(world.states).toEqual(['waiting', 'connected']);
  expect(world.calls).toEqual([]);
  expect(world.onError).not.toHaveBeenCalled();
});

test('[S3] random requests on a verified port act only when they are whole', async () => {
  const { calls, handlers } = recordingHandlers();
  let time = 0;
  const world = await verified({ handlers, now: () => (time += 100) });
  const methods = [
    'pushVisitorEvent',
    'sendTxtMsgToVisitor',
    'setVisitorChatSign',
    'resize',
    'config',
    '__proto__',
  ];
  const samples = fc.sample(fc.tuple(fc.constantFrom(...methods), fc.jsonValue()), { numRuns: 500, seed: 9 });
  for (const [method, args] of samples) await refusal(world.call(method, args));
  // A text is the only thing that plain JSON happens to hit.
  const acted = calls.map(([method, args]) => `${method} ${typeof args}`);
  expect(new Set(acted)).toEqual(new Set(['sendTxtMsgToVisitor string']));
  expect(world.onError).not.toHaveBeenCalled();
});

test('[S3] the same number of a call acts once', async () => {
  const channels: MessageChannel[] = [];
  const world = await verified({
    newChannel: () => {
      const channel = new MessageChannel();
      channels.push(channel);
      return channel;
    },
  });
  const say = (message: object) => channels[0]?.port2.postMessage(message);
  say({ id: 50, method: 'setBadge', args: { count: 1 } });
  say({ id: 50, method: 'setBadge', args: { count: 1 } });
  say({ id: 49, method: 'setBadge', args: { count: 1 } });
  say({ id: 51, method: 'resize', args: { height: 1 } });
  await expect.poll(() => world.calls.map(([method]) => method)).toEqual(['setBadge', 'resize']);
});

test('[S3] two hosts in one desk do not hear each other', async () => {
  const world = await connected();
  const states: string[] = [];
  const other = createPageHost({
    window: world.desk as never,
    frame: { contentWindow: {} as never },
    origin: world.page.origin,
    scopes: allScopes,
    verify: () => null,
    handlers: recordingHandlers().handlers,
    now: () => 0,
    newChannel: () => new MessageChannel(),
    onState: ({ name }) => states.push(name),
    onError: () => {},
  });
  const line: PageLine = await world.connect('c'.repeat(32));
  closing.push(
    () => line.close(),
    () => other.close(),
  );
  expect(states).toEqual(['waiting']);
});
