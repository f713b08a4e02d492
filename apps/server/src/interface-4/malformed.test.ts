import { agentMethods } from '@inlay/protocol/agent-socket/methods.ts';
import { visitorMethods } from '@inlay/protocol/visitor-socket/methods.ts';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from './desk.ts';
import type { Frame, WireClient } from './wire-client.ts';

// A5: whatever a socket says, it gets a clear code, and nobody else is disturbed.

let desk: Desk;
let witness: Awaited<ReturnType<Desk['agent']>>;
let witnessVisitor: Awaited<ReturnType<Desk['visitor']>>;
const rejections: unknown[] = [];
const onRejection = (reason: unknown) => rejections.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', onRejection);
  desk = await openDesk({ framesPerSecond: 1_000_000 });
  witness = await desk.agent('ada');
  witnessVisitor = await desk.visitor();
  await witnessVisitor.say('I am served');
  await witness.ask({ method: 'connect', userid: witnessVisitor.userid });
});
afterAll(async () => {
  await desk.close();
  process.off('unhandledRejection', onRejection);
});
// Nobody else is disturbed: the witness still talks with the visitor, and nothing was left unhandled.
afterEach(async () => {
  const message = [{ type: 'text', value: { text: 'still here' } }];
  const reply = await witness.ask({ method: 'send_to_user', userid: witnessVisitor.userid, message });
  if (reply.code !== 0) throw new Error(`the witness was disturbed: ${JSON.stringify(reply)}`);
  if (rejections.length > 0) throw new Error('a rejection was left unhandled', { cause: rejections[0] });
});

const hostile: unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  '',
  'x'.repeat(30_000),
  [],
  {},
  { $gt: '' },
  [[]],
  { toString: 'x' },
  { __proto__: null, length: -1 },
  '\u0000\ud800',
  Array.from({ length: 5000 }, () => 0),
];

/** Every field of a request, given everything that it is not. */
const mutations = function* (method: string, fields: readonly string[]): Iterable<Frame> {
  for (const field of fields) {
    for (const value of hostile) yield { method, userid: witnessVisitor.userid, [field]: value };
  }
};

const fieldsOf = (schema: { properties: object }): string[] =>
  Object.keys(schema.properties).filter((field) => field !== 'method' && field !== 'request_id');

/** A code of the catalogue, and words with every refusal. */
const isClear = ({ code, msg }: Frame): boolean =>
  code === 0 ||
  ([400, 401, 403, 404, 409, 413].includes(code ?? -1) && typeof msg === 'string' && msg !== '');

const entries = Object.entries(agentMethods).filter(([method]) => method !== 'login' && method !== 'logout');

test.each(entries)(
  '[A5] every field of %s with every wrong type gets a clear code',
  async (method, { request }) => {
    const client = await desk.agent('bo', { force_online: 1 });
    for (const frame of mutations(method, fieldsOf(request)))
      expect(isClear(await client.ask(frame))).toBe(true);
  },
);

test.each([
  ['zh-CN', ['字段 status 只能是以下之一：0, 1, 2, 3。', '缺少字段 status，请补上。', '应为 number。']],
  ['en-US', ['must be one of: 0, 1, 2, 3.', 'The field status is missing. Send it.', 'send number.']],
  ['es-MX', ['debe ser uno de estos: 0, 1, 2, 3.', 'Falta el campo status. Envíelo.', 'envíe number.']],
])('[A5] what is wrong with a field is said in %s, and of the field that is wrong', async (lang, wanted) => {
  const client = await desk.agent('bo', { force_online: 1, lang });
  const voice = { type: 'voice', value: { url: '/a.mp3', duration: '3' } };
  const replies = [
    await client.ask({ method: 'set_customer_status', status: 9 }),
    await client.ask({ method: 'set_customer_status' }),
    await client.ask({ method: 'send_to_user', userid: witnessVisitor.userid, message: [voice] }),
  ];
  expect(replies).toMatchObject(wanted.map((words) => ({ code: 400, msg: expect.stringContaining(words) })));
  expect(replies[2]?.['msg']).toContain('message.0.value.duration');
});

test('[A5] login with every wrong type, and every method before login', async () => {
  const client = await desk.connect();
  for (const frame of mutations('login', fieldsOf(agentMethods.login.request))) {
    const reply = await client.ask(frame);
    expect([400, 440]).toContain(reply.code);
    if (reply.code === 440) break;
  }
  const stranger = await desk.connect();
  for (const [method] of entries) {
    const reply = await stranger.ask({
      method,
      userid: 'x',
      status: 1,
      seq: 1,
      threads: {},
      tab: 'x',
      fencing: 1,
      call: null,
      command: 'hold',
      command_id: 'x',
      ok: true,
      page_id: 1,
      load: 'a'.repeat(32),
      origin: 'https://x.example',
      timestamp: 1_700_000_000,
      nonce: 'x',
      signature: 'a'.repeat(40),
      thread_uid: 'x',
      chat_sign: 1,
      message: [{ type: 'text', value: { text: 'x' } }],
      user_query: [{ type: 'text', value: { text: 'x' } }],
    });
    expect(reply).toMatchObject({ code: 401, method });
  }
});

test.each(Object.entries(visitorMethods))(
  "[A5] every field of the visitor's %s with every wrong type",
  async (method, { request }) => {
    const visitor = await desk.visitor();
    for (const frame of mutations(method, fieldsOf(request)))
      expect(isClear(await visitor.ask(frame))).toBe(true);
  },
);

const rawFrames: [string, string][] = [
  ['not JSON', '{"method":'],
  ['a bare word', 'hello'],
  ['an empty frame', ''],
  ['a number', '12'],
  ['an array', '[]'],
  ['null', 'null'],
  ['no method', '{}'],
  ['a method that is no string', '{"method":{"a":1}}'],
  ['nesting 10,000 deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['nesting in a field', `{"method":"connect","userid":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  [
    'a polluted prototype',
    '{"method":"connect","__proto__":{"userid":"x"},"constructor":{"prototype":{"userid":"x"}}}',
  ],
  ['a method of Object', '{"method":"hasOwnProperty"}'],
  ['the prototype as method', '{"method":"__proto__"}'],
  ['a very long method', `{"method":"${'m'.repeat(60_000)}"}`],
];

test.each(rawFrames)('[A5] %s is answered 400 or 404', async (_, raw) => {
  for (const client of [await desk.agent('bo', { force_online: 1 }), await desk.visitor()]) {
    const before = client.heard.length;
    client.send(raw);
    const reply = await client.until(() => client.heard.slice(before).find(({ code }) => code !== 0));
    expect([400, 404]).toContain(reply.code);
    expect(String(reply.method).length).toBeLessThanOrEqual(64);
  }
  expect(({} as Record<string, unknown>)['userid']).toBeUndefined();
});

test('[A5] a frame over 64 KB closes with 1009, a binary one is malformed', async () => {
  const large = await desk.agent('bo', { force_online: 1 });
  large.send('x'.repeat(1024 * 1024));
  expect(await large.end()).toMatchObject({ code: 1009 });
  const binary = await desk.visitor();
  const before = binary.heard.length;
  binary.sendBinary(Buffer.from([1, 2, 3]));
  expect(await binary.until(() => binary.heard[before])).toMatchObject({ code: 400 });
});

test('[A5] random JSON of the right outline never breaks anything', { timeout: 60_000 }, async () => {
  const client: WireClient = await desk.agent('bo', { force_online: 1 });
  const methods = entries.map(([method]) => method);
  const frame = fc.record(
    {
      method: fc.constantFrom(...methods),
      userid: fc.oneof(fc.constant(witnessVisitor.userid), fc.string(), fc.jsonValue()),
      message: fc.oneof(
        fc.jsonValue(),
        fc.array(fc.record({ type: fc.constantFrom('text', 'picture', 'file'), value: fc.jsonValue() })),
      ),
      user_query: fc.jsonValue(),
      status: fc.oneof(fc.integer(), fc.string()),
      page: fc.oneof(fc.integer(), fc.string()),
      pagesize: fc.integer(),
      seq: fc.integer(),
      threads: fc.dictionary(fc.string(), fc.oneof(fc.nat(), fc.jsonValue())),
    },
    { requiredKeys: ['method'] },
  );
  const outcome = await fc.check(
    fc.asyncProperty(frame, async (value) => isClear(await client.ask(value as Frame))),
    { numRuns: 1500 },
  );
  expect(outcome.counterexample).toBeNull();
});

test('[A5] too fast is answered 429, without end closes with 1008, and the neighbours go on', async () => {
  const strict = await openDesk({ framesPerSecond: 10 });
  const quiet = await strict.agent('ada');
  const client = await strict.agent('bo');
  for (let n = 0; n < 25; n += 1) client.send({ method: 'get_wait_user_list' });
  await client.until(() => client.heard.find(({ code }) => code === 429));
  for (let n = 0; n < 300; n += 1) client.send({ method: 'get_wait_user_list' });
  expect(await client.end()).toMatchObject({ code: 1008 });
  expect(await quiet.ask({ method: 'get_wait_user_list' })).toMatchObject({ code: 0 });
  await strict.close();
});

test('[D7] who does not read is closed when the buffer is full, and finds everything afterwards', async () => {
  const small = await openDesk({ sendBufferBytes: 64 * 1024, framesPerSecond: 1_000_000 });
  const bo = await small.agent('bo');
  const visitor = await small.visitor();
  await visitor.say('hello');
  await bo.ask({ method: 'connect', userid: visitor.userid });
  visitor.pause();
  const message = [{ type: 'text', value: { text: 'x'.repeat(15_000) } }];
  let sent = 0;
  while (small.sockets.connections().visitor > 0) {
    expect(await bo.ask({ method: 'send_to_user', userid: visitor.userid, message })).toMatchObject({
      code: 0,
    });
    sent += 1;
  }
  const again = await small.visitor({ token: visitor.token, have: undefined });
  const { data } = await again.ask({ method: 'hello', desk: 1, token: visitor.token });
  expect((data as { thread: { last_seq: number } }).thread.last_seq).toBe(sent + 2);
  await small.close();
});
