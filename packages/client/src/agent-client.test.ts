import { expect, test } from 'vitest';
import { RequestRefused } from './refused.ts';
import { emptySync } from './testing/fake-server.ts';
import { settle } from './testing/hand-clock.ts';
import { buildRig, comeOnline } from './testing/start-client.ts';

const last = <T>(list: readonly T[]): T | undefined => list.at(-1);

test('[A3] [D3] logs in with extensions, syncs, and only then is online', async () => {
  const rig = buildRig();
  await comeOnline(rig);
  expect(rig.server.of('login')[0]).toMatchObject({
    token: 'ses_1',
    extensions: 1,
    client: 'chat',
    lang: 'en-US',
  });
  expect(rig.server.of('login')[0]).not.toHaveProperty('force_online');
  expect(rig.server.of('sync')).toMatchObject([{ threads: {} }]);
  expect(rig.seen.links.map((link) => link.name)).toEqual(['connecting', 'catching-up', 'online']);
});

test('[A1] answers each beat', async () => {
  const rig = buildRig();
  await comeOnline(rig);
  rig.server.say('beat');
  expect(rig.server.texts.at(-1)).toBe('beat');
});

test('[A1] 25 s without a frame is a dead link, whatever the socket says', async () => {
  const rig = buildRig();
  await comeOnline(rig);
  await rig.clock.advance(24_000);
  rig.server.say('beat');
  await rig.clock.advance(24_000);
  expect(last(rig.seen.links)?.name).toBe('online');
  await rig.clock.advance(1000);
  expect(rig.seen.links.some((link) => link.name === 'waiting')).toBe(true);
});

test('never gives up; the pauses grow to 30 s', async () => {
  const rig = buildRig();
  await comeOnline(rig);
  const pauses: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    rig.server.drop();
    const link = last(rig.seen.links);
    const pause = link?.name === 'waiting' ? link.retryAt - rig.clock.now() : Number.NaN;
    pauses.push(Math.round(pause / 100) / 10);
    await rig.clock.advance(pause);
  }
  expect(pauses).toEqual([0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30]);
  expect(rig.server.opened).toBe(11);
});

test('a page that wakes up tries at once', async () => {
  const rig = buildRig();
  await comeOnline(rig);
  rig.server.drop();
  expect(rig.server.opened).toBe(1);
  rig.wake();
  expect(rig.server.opened).toBe(2);
});

test('[A4] a refused request rejects with its code and sentence', async () => {
  const rig = buildRig();
  rig.server.script.connect = () => ({ code: 409, msg: 'Bo was faster' });
  await comeOnline(rig);
  const refused = await rig.client.request('connect', { userid: 'v1' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RequestRefused);
  expect(refused).toMatchObject({ code: 409, message: 'Bo was faster' });
});

test('a request that is under way when the link breaks is rejected, and so is one while it is down', async () => {
  const rig = buildRig();
  rig.server.script.connect = () => 'silence';
  await comeOnline(rig);
  const open = rig.client.request('connect', { userid: 'v1' });
  rig.server.drop();
  await expect(open).rejects.toThrow('connection was lost');
  await expect(rig.client.request('connect', { userid: 'v1' })).rejects.toThrow('connection was lost');
});

test('[D3] asks again from where it stands as long as there is more', async () => {
  const rig = buildRig();
  const page = (from: number, more: boolean) => ({
    data: {
      ...emptySync.data,
      threads: [{ userid: 'v1', thread_uid: 't1', last_seq: 3, messages: [{ seq: from }], more }],
    },
  });
  rig.server.script.sync = ({ threads }) => {
    const have = (threads as Record<string, number>)['v1'] ?? 0;
    return page(have + 1, have + 1 < 3);
  };
  await comeOnline(rig);
  expect(rig.server.of('sync').map((frame) => frame['threads'])).toEqual([{}, { v1: 1 }, { v1: 2 }]);
  expect(last(rig.seen.links)?.name).toBe('online');
});

test('[D3] a server that says more and sends nothing new is not asked for ever', async () => {
  const rig = buildRig();
  rig.server.script.sync = () => ({
    data: {
      ...emptySync.data,
      threads: [{ userid: 'v1', thread_uid: 't1', last_seq: 9, messages: [], more: true }],
    },
  });
  rig.seen.heads = { v1: 0 };
  await comeOnline(rig);
  expect(rig.server.of('sync').length).toBeLessThan(4);
  expect(last(rig.seen.links)?.name).toBe('online');
});

test('[D3] pushes that overtake the snapshot wait for it', async () => {
  const rig = buildRig();
  rig.server.script.sync = () => 'silence';
  await comeOnline(rig);
  rig.server.say({ method: 'typing_push', code: 0, userid: 'v1', on: true });
  expect(rig.seen.pushes).toEqual([]);
  const [asked] = rig.server.of('sync');
  rig.server.say({ method: 'sync', code: 0, msg: '', request_id: asked?.request_id, ...emptySync });
  await settle();
  expect(rig.seen.pushes).toHaveLength(1);
});

test('[D4] heads that are ahead of the model bring a sync', async () => {
  const rig = buildRig();
  await comeOnline(rig);
  rig.seen.heads = { v1: 4 };
  rig.server.say({ method: 'heads', code: 0, heads: { v1: 4 } });
  await settle();
  expect(rig.server.of('sync')).toHaveLength(1);
  rig.server.say({ method: 'heads', code: 0, heads: { v1: 5 } });
  await settle();
  expect(rig.server.of('sync')).toHaveLength(2);
});

test('[A3] 440 ends it: no further try', async () => {
  const rig = buildRig();
  rig.server.script.login = () => ({ code: 440, msg: 'expired' });
  await comeOnline(rig);
  await rig.clock.advance(120_000);
  expect(last(rig.seen.links)).toEqual({ name: 'ended', reason: 'bad-token', msg: 'expired' });
  expect(rig.server.opened).toBe(1);
});

test('[A3] 490 waits for the agent; taking over logs in with force, once', async () => {
  const rig = buildRig();
  const { login } = rig.server.script;
  rig.server.script.login = () => ({ code: 490, msg: 'online elsewhere' });
  await comeOnline(rig);
  expect(last(rig.seen.links)).toMatchObject({ name: 'ended', reason: 'elsewhere' });
  if (login) rig.server.script.login = login;
  rig.client.takeOver();
  rig.server.accept();
  await settle();
  expect(last(rig.server.of('login'))).toMatchObject({ force_online: 1 });
  rig.server.drop();
  await rig.clock.advance(1000);
  rig.server.accept();
  await settle();
  expect(last(rig.server.of('login'))).not.toHaveProperty('force_online');
});

test.for([
  [
    'the frame',
    (rig: ReturnType<typeof buildRig>) => rig.server.say({ method: 'login', code: 492, msg: 'over' }),
  ],
  ['the close code alone', (rig: ReturnType<typeof buildRig>) => rig.server.drop(4092)],
] as const)('[A3] 492 stops reconnecting, by %s', async ([, happen]) => {
  const rig = buildRig();
  await comeOnline(rig);
  happen(rig);
  await rig.clock.advance(120_000);
  expect(last(rig.seen.links)).toMatchObject({ name: 'ended', reason: 'taken-over' });
  expect(rig.server.opened).toBe(1);
});

test('frames that are no JSON, or of a newer server, are passed over', async () => {
  const rig = buildRig();
  await comeOnline(rig);
  for (const frame of [
    '{',
    'null',
    '7',
    '[]',
    '{"method":"__proto__","code":0}',
    '{"method":"brand_new_push"}',
  ])
    rig.server.say(frame);
  expect(rig.seen.pushes).toEqual([]);
  expect(last(rig.seen.links)?.name).toBe('online');
});

test('close is for good', async () => {
  const rig = buildRig();
  await comeOnline(rig);
  rig.client.close();
  await rig.clock.advance(120_000);
  expect(last(rig.seen.links)?.name).toBe('closed');
  expect(rig.server.opened).toBe(1);
  expect(rig.clock.waiting()).toBe(0);
});
