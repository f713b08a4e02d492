import { compile } from '@inlay/protocol/compile.ts';
import { dialStatus } from '@inlay/protocol/phone-frame/dialStatus.ts';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { expect, test } from 'vitest';
import { callDialStatus, lineDialStatus } from './dial-status.ts';
import { Phone, type PhoneDeps } from './phone.ts';
import { endOf, FakeSipPort, noHeaders } from './testing/fake-sip-port.ts';

const start = async (changes: Partial<PhoneDeps> = {}) => {
  const clock = new ManualClock();
  const port = new FakeSipPort();
  let ids = 0;
  const fetched: number[] = [];
  const phone = new Phone({
    port,
    clock,
    random: () => 0.5,
    newId: () => `id-${(ids += 1)}`,
    extension: '1001',
    fetchCredential: () => {
      fetched.push(clock.now());
      return Promise.resolve({ username: 'u', password: 'p', expiresAt: clock.now() + 3_600_000 });
    },
    ...changes,
  });
  await phone.start();
  return { phone, port, clock, fetched };
};

const registered = async (changes: Partial<PhoneDeps> = {}) => {
  const made = await start(changes);
  made.port.line?.onConnected();
  made.port.line?.onRegistered([]);
  return made;
};

/** Lets what was promised happen. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

const statusOf = (phone: Phone) => {
  const { call } = phone.state;
  if (!call) throw new Error('no call');
  const content = callDialStatus(call);
  expect(compile(dialStatus).firstError({ type: 'dialStatus', content })).toBe(null);
  return content;
};

test('[P3] a call out: 0, 2, 5 with the same call fields, and each time only from when it happened', async () => {
  const { phone, port, clock } = await registered();
  const begun = clock.now();
  expect(phone.dial({ callee: '+852 555-1234', orderId: 'o-1', params: '{"a":"张"}' })).toEqual({
    callId: 'id-1',
  });
  expect(port.last.outgoing).toEqual({
    target: '8525551234',
    headers: [
      ['X-Call-Id', 'id-1'],
      ['X-Direction', '1'],
      ['X-Order-Id', 'o-1'],
      ['X-Params', encodeURIComponent('{"a":"张"}')],
    ],
  });
  const fields = {
    callId: 'id-1',
    direction: 1,
    caller: '',
    callee: '8525551234',
    orderId: 'o-1',
    params: '{"a":"张"}',
    other: '',
  };
  expect(statusOf(phone)).toEqual({ code: 0, ...fields, callStartTimestamp: begun });
  clock.advance(3_000);
  port.last.listener.onAccepted(noHeaders);
  const talking = { ...fields, callStartTimestamp: begun, callConnectedTimestamp: begun + 3_000 };
  expect(statusOf(phone)).toEqual({ code: 2, ...talking });
  clock.advance(5_000);
  phone.hangUp();
  expect(statusOf(phone)).toEqual({
    code: 5,
    ...talking,
    callHangUpTimestamp: begun + 8_000,
    hangupReason: 'hung up',
  });
});

test('[P3] the line: 6 without login, 4 registered, 3 down, -1 failed, nothing while connecting', async () => {
  expect(
    ['notLoggedIn', 'registered', 'down', 'failed', 'connecting'].map(
      (line) => lineDialStatus(line as never)?.code,
    ),
  ).toEqual([6, 4, 3, -1, undefined]);
  const { phone, port, clock } = await start();
  expect(phone.state.line).toBe('connecting');
  port.line?.onConnected();
  port.line?.onRegistered([]);
  expect(phone.state.line).toBe('registered');
  port.line?.onDisconnected();
  expect(phone.state.line).toBe('down');
  port.line?.onRegistrationFailed({ status: 401, hangupCode: null });
  await settle();
  expect(port.done.at(-1)).toBe('register');
  port.line?.onRegistrationFailed({ status: 401, hangupCode: null });
  expect(phone.state.line).toBe('failed');
  clock.advance(1);
});

test('[P5] a call in: 1 with its fields; direction 2 is kept, anything else is 0', async () => {
  const { phone, port } = await registered();
  for (const [given, shown] of [
    ['2', 2],
    ['0', 0],
    ['1', 0],
    ['', 0],
    ['x', 0],
  ] as const) {
    const session = port.rings('1002', { callId: 'c', direction: given, other: '{"o":1}' });
    expect(statusOf(phone)).toMatchObject({
      code: 1,
      callId: 'c',
      direction: shown,
      caller: '1002',
      callee: '1001',
      other: '{"o":1}',
    });
    session.ends(endOf());
    expect(statusOf(phone)).toMatchObject({ code: 5, hangupReason: 'missed' });
  }
});

test('[P4] one live call, a live orderId once, no dialling without a line, no nonsense', async () => {
  const { phone, port } = await start();
  expect(phone.dial({ callee: '123' })).toEqual({ refused: 'notRegistered' });
  port.line?.onRegistered([]);
  for (const callee of ['', 'abc', '<script>', '1'.repeat(32)])
    expect(phone.dial({ callee })).toEqual({ refused: 'badNumber' });
  expect(phone.dial({ callee: '123', params: 'x'.repeat(2049) })).toEqual({ refused: 'tooLong' });
  expect(phone.dial({ callee: '123', orderId: 'o' })).toEqual({ callId: 'id-1' });
  expect(phone.dial({ callee: '123', orderId: 'o' })).toEqual({ refused: 'sameOrder' });
  expect(phone.dial({ callee: '456' })).toEqual({ refused: 'busy' });
  const second = port.rings('1002');
  expect(second.done).toEqual(['end 486']);
  expect(phone.state.call?.facts.callee).toBe('123');
  phone.hangUp();
  expect(phone.dial({ callee: '123', orderId: 'o' })).toEqual({ callId: 'id-2' });
});

test('[P7a] the wish comes before the end; a drop while ringing without a wish is 800', async () => {
  const { phone, port } = await registered();
  phone.dial({ callee: '1002' });
  phone.hangUp();
  expect(statusOf(phone)).toMatchObject({ code: 5, hangupReason: 'cancelled' });
  expect(statusOf(phone)).not.toHaveProperty('hangupCode');
  phone.dial({ callee: '1002' });
  port.last.ends(endOf({ by: 'local' }));
  expect(statusOf(phone)).toMatchObject({ code: 5, hangupCode: 800, hangupReason: 'network fault' });
  port.rings('1002');
  phone.hangUp();
  expect(port.last.done).toEqual(['end 603']);
  phone.hangUp();
  port.last.listener.onHold('remote', true);
  expect(statusOf(phone)).toMatchObject({ code: 5, hangupReason: 'rejected' });
});

test('[P7a] media that stop: ICE restart after a moment and again, at once when the socket is back, 801 in the end', async () => {
  const { phone, port, clock } = await registered({
    mediaTimes: { patience: 2_000, between: 3_000, giveUp: 50_000 },
  });
  phone.dial({ callee: '1002' });
  const session = port.last;
  session.listener.onAccepted(noHeaders);
  session.listener.onMedia('interrupted');
  expect(phone.state.call).toMatchObject({ media: 'interrupted' });
  clock.advance(1_000);
  session.listener.onMedia('ok');
  clock.advance(60_000);
  expect(session.done).toEqual([]);
  session.listener.onMedia('failed');
  clock.advance(0);
  expect(session.done).toEqual(['restartIce']);
  port.line?.onDisconnected();
  clock.advance(20_000);
  expect(session.done).toEqual(['restartIce']);
  port.line?.onConnected();
  clock.advance(0);
  expect(session.done).toHaveLength(2);
  clock.advance(40_000);
  expect(session.done.at(-1)).toBe('end');
  expect(phone.state.call).toMatchObject({ name: 'ended', end: { code: 801 } });
});

test('[P7] while the other side reloads nothing is offered to it; its return mends', async () => {
  const { phone, port, clock } = await registered();
  phone.dial({ callee: '1002' });
  const session = port.last;
  session.listener.onAccepted(noHeaders);
  session.listener.onPeer('lost');
  session.listener.onMedia('failed');
  clock.advance(20_000);
  phone.setHold(true);
  expect(session.done).toEqual([]);
  session.listener.onPeer('here');
  session.listener.onMedia('ok');
  clock.advance(60_000);
  expect(session.done).toEqual([]);
  expect(phone.state.call).toMatchObject({ name: 'talking', peer: 'here', media: 'ok' });
});

test('[P7] after a reload the phone asks for the call that waits, and shows it with its first times', async () => {
  const { phone, port, clock } = await start();
  port.line?.onConnected();
  port.line?.onRegistered(['call-9']);
  expect(port.last.outgoing).toEqual({ target: '1001', headers: [['X-Reattach', 'call-9']] });
  expect(phone.state.call).toBe(null);
  expect(phone.dial({ callee: '1002' })).toEqual({ refused: 'busy' });
  port.last.ends(endOf({ status: 480 }));
  clock.advance(2_000);
  expect(port.sessions).toHaveLength(2);
  port.last.listener.onAccepted({
    ...noHeaders,
    direction: '1',
    caller: '1001',
    callee: '1002',
    orderId: 'o',
    startedAt: 1_800_000_000_000,
    connectedAt: 1_800_000_005_000,
  });
  expect(statusOf(phone)).toEqual({
    code: 2,
    callId: 'call-9',
    direction: 1,
    caller: '1001',
    callee: '1002',
    orderId: 'o',
    params: '',
    other: '',
    callStartTimestamp: 1_800_000_000_000,
    callConnectedTimestamp: 1_800_000_005_000,
  });
  phone.hangUp();
  expect(port.last.done).toEqual(['end']);
  port.line?.onRegistered(['call-10']);
  port.last.ends(endOf({ status: 481 }));
  expect(phone.dial({ callee: '1002' })).toEqual({ callId: 'id-1' });
});

test('[P8] mute, hold, DTMF, blind transfer', async () => {
  const { phone, port, clock } = await registered();
  phone.dial({ callee: '1002' });
  expect(phone.sendDtmf('1')).toBe(0);
  port.last.listener.onAccepted(noHeaders);
  phone.setMute(true);
  phone.setHold(true);
  phone.setHold(true);
  expect(phone.state.call).toMatchObject({ muted: true, hold: { local: true, remote: false } });
  expect(phone.sendDtmf('1x#')).toBe(2);
  clock.advance(1_000);
  expect(port.last.done).toEqual(['mute', 'hold', 'dtmf 1', 'dtmf #']);
  expect(phone.transfer('evil')).toEqual({ refused: 'badNumber' });
  expect(phone.transfer('1003')).toBe(null);
  phone.transfer('1004');
  expect(port.last.done.at(-1)).toBe('refer 1003');
  port.last.onTransfer('failed');
  expect(phone.state).toMatchObject({ transfer: 'failed', call: { name: 'talking' } });
  phone.transfer('1004');
  port.last.onTransfer('done');
  expect(statusOf(phone)).toMatchObject({ code: 5, hangupReason: 'hung up' });
});

test('[P8] attended transfer: hold first, then ask, then join; hanging up ends the consultation first', async () => {
  const { phone, port } = await registered();
  phone.dial({ callee: '1002' });
  const main = port.last;
  expect(phone.consult({ callee: '1003' })).toEqual({ refused: 'busy' });
  main.listener.onAccepted(noHeaders);
  expect(phone.consult({ callee: '1003' })).toBe(null);
  expect(main.done).toEqual(['hold']);
  const second = port.last;
  expect(second.outgoing?.target).toBe('1003');
  phone.completeTransfer();
  expect(main.done).toEqual(['hold']);
  phone.hangUp();
  expect(second.over).toBe(true);
  expect(phone.state.call?.name).toBe('talking');
  phone.consult({ callee: '1004' });
  port.last.listener.onAccepted(noHeaders);
  phone.completeTransfer();
  expect(main.done.at(-1)).toBe('refer 1004 replacing');
});

test('[P8] who was asked before a transfer is in the other call from then on; a page of the same call changes nothing', async () => {
  const { phone, port, clock } = await registered();
  phone.dial({ callee: '1002', orderId: 'asked' });
  const { listener } = port.last;
  listener.onAccepted(noHeaders);
  phone.setMute(true);
  const asked = phone.state.call?.facts;
  listener.onReplaced({ ...noHeaders, callId: asked?.callId ?? '', caller: 'other' });
  expect(phone.state.call?.facts).toEqual(asked);
  clock.advance(5_000);
  const waited = { callId: 'c-9', direction: '0', caller: 'web', callee: '1001', orderId: 'o', params: 'p' };
  listener.onReplaced({ ...noHeaders, ...waited });
  expect(phone.state.call).toMatchObject({
    name: 'talking',
    muted: true,
    connectedAt: clock.now(),
    facts: { ...waited, direction: 0, startedAt: clock.now() },
  });
});

test('[P7] who mirrors is not registered; who gets the lease registers with its token', async () => {
  const { phone, port } = await start();
  phone.setLease({ name: 'mirroring' });
  port.line?.onConnected();
  expect(port.done).toEqual(['lease none', 'unregister'].toSpliced(0, 0, 'start'));
  phone.setLease({ name: 'holding', token: 7 });
  expect(port.done.slice(-2)).toEqual(['lease 7', 'register']);
  phone.setLease({ name: 'mirroring' });
  expect(port.done.slice(-2)).toEqual(['lease none', 'unregister']);
});

test('[P7] a call that goes on in the page that took the phone is over here without a word; one hung up here is not', async () => {
  const { phone, port } = await registered();
  const told: (string | undefined)[] = [];
  phone.subscribe(({ call }) => told.push(call?.name));
  phone.setLease({ name: 'holding', token: 7 });
  const rung = port.rings('1002', { callId: 'c-1' });
  phone.setLease({ name: 'mirroring' });
  rung.ends(endOf({ reason: 'SIP;cause=200;text="Call completed elsewhere"' }));
  expect(phone.state.call).toBe(null);
  phone.setLease({ name: 'holding', token: 9 });
  port.rings('1002', { callId: 'c-2' });
  phone.answer();
  port.last.ends(endOf({ reason: 'SIP;cause=200;text="Call moved"' }));
  expect(phone.state.call?.name).toBe('ended');
  phone.setLease({ name: 'mirroring' });
  expect(phone.state.call).toBe(null);
  phone.setLease({ name: 'holding', token: 10 });
  port.line?.onRegistered([]);
  phone.dial({ callee: '1002' });
  phone.forgetEnded();
  expect(phone.state.call?.name).toBe('ringingOut');
  phone.hangUp();
  phone.forgetEnded();
  expect(phone.state.call).toBe(null);
  told.length = 0;
  phone.setLease({ name: 'holding', token: 11 });
  port.rings('1002', { callId: 'c-3' });
  phone.answer();
  phone.setLease({ name: 'mirroring' });
  phone.hangUp();
  expect(phone.state.call).toMatchObject({ name: 'ended', end: { kind: 'hungUp' } });
  expect(told).toContain('ended');
});

test('[P6] the credential is refreshed before it expires; who is not logged in any more learns it', async () => {
  const { phone, port, clock, fetched } = await registered();
  clock.advance(3_600_000 * 0.75);
  await settle();
  expect(fetched).toHaveLength(2);
  expect(port.done.filter((what) => what === 'register')).toHaveLength(2);
  phone.stop();
  phone.stop();
  expect(port.done.filter((what) => what === 'stop')).toHaveLength(1);
  clock.advance(10_000_000);
  await settle();
  expect(fetched).toHaveLength(2);
  const out = await start({ fetchCredential: () => Promise.resolve(null) });
  expect(out.phone.state.line).toBe('notLoggedIn');
  let tries = 0;
  const flaky = await start({
    fetchCredential: () => {
      tries += 1;
      return tries < 4
        ? Promise.reject(new Error('offline'))
        : Promise.resolve({ username: 'u', password: 'p', expiresAt: Date.UTC(2027, 0) });
    },
  });
  for (let turn = 0; turn < 5; turn += 1) {
    flaky.clock.advance(30_000);
    await settle();
  }
  expect(tries).toBeGreaterThanOrEqual(4);
  expect(flaky.port.done).toContain('start');
});
