import { RequestRefused } from '@inlay/client/refused.ts';
import { talking } from '@inlay/phone/call-state.ts';
import type { PhoneState } from '@inlay/phone/phone.ts';
import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import { dialStatus } from '@inlay/protocol/phone-frame/dialStatus.ts';
import { compile } from '@inlay/protocol/compile.ts';
import { sharedDialStatus } from '@inlay/phone/shared-call.ts';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { expect, test } from 'vitest';
import { callInView } from './call-in-view.ts';
import { createCallSearch } from './call-search.ts';
import { createChosenStatus } from './chosen-status.ts';
import { createLateBusy } from './late-busy.ts';
import { leasePort } from './lease-port.ts';
import { phoneStatusOf } from './own-status.ts';
import { refusedCall } from './refused-call.ts';
import { createRemoteCommands } from './remote-commands.ts';

const call = (change: Partial<PhoneCall> = {}): PhoneCall => ({
  code: 2,
  callId: 'c1',
  direction: 1,
  caller: '1001',
  callee: '1002',
  callStartTimestamp: 1,
  callConnectedTimestamp: 2,
  muted: false,
  held: false,
  ...change,
});

const quiet: PhoneState = {
  line: 'registered',
  call: null,
  consultation: null,
  transfer: null,
  reattaching: false,
};

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

/** A connection of which only `ask` is used; each test says what it answers. */
const asking = (answer: (method: string, fields: object) => unknown) => ({
  ask: ((method: string, fields: object) => Promise.resolve().then(() => answer(method, fields))) as never,
});

test('[P7] who mirrors shows what it hears; who took over goes on showing it until the call is here or over', () => {
  const heard = call();
  const known = { own: quiet, heard, isGivenUp: false, holdsCalls: true, now: 9 };
  expect(callInView({ ...known, holding: false })).toEqual({ call: heard, moving: false });
  expect(callInView({ ...known, holding: true })).toEqual({ call: heard, moving: true });
  const over = callInView({ ...known, holding: true, isGivenUp: true });
  expect(over).toMatchObject({ moving: false, call: { code: 5, callId: 'c1', callHangUpTimestamp: 9 } });
  expect(over.call).not.toHaveProperty('hangupCode');
  // P7a: on an operator's server the call has died with its page, and nobody hung up.
  const died = callInView({ ...known, holding: true, isGivenUp: true, holdsCalls: false });
  expect(died.call).toMatchObject({ code: 5, hangupCode: 800, hangupReason: 'network fault' });
  const own = {
    ...quiet,
    call: { name: 'ringingOut', agentHungUp: false, facts: facts('c2') },
  } as PhoneState;
  expect(callInView({ ...known, holding: true, own }).call).toMatchObject({ code: 0, callId: 'c2' });
});

test('[P3] [P7] an older call that ended here does not hide the one that lives, nor end it', () => {
  const end = { kind: 'hungUp', by: 'agent', code: null } as const;
  const first = { name: 'ended', facts: facts('first'), connectedAt: 4, endedAt: 5, end } as const;
  const known = { holding: true, own: { ...quiet, call: first }, isGivenUp: false, holdsCalls: true, now: 9 };
  const second = call({ callId: 'second' });
  expect(callInView({ ...known, heard: second })).toEqual({ call: second, moving: true });
  expect(callInView({ ...known, heard: null }).call).toMatchObject({ code: 5, callId: 'first' });
  // It was told as living last, and ended here while nobody could be told.
  const same = callInView({ ...known, heard: call({ callId: 'first' }) });
  expect(same).toMatchObject({ moving: false, call: { code: 5, callId: 'first' } });
});

test('[P7] a call that nobody had answered went with its page: it is not looked for', () => {
  const heard = call({ code: 0 });
  const known = { holding: true, own: quiet, heard, isGivenUp: false, holdsCalls: true, now: 9 };
  expect(callInView(known)).toMatchObject({ moving: false, call: { code: 5, callHangUpTimestamp: 9 } });
  expect(callInView({ ...known, holding: false })).toEqual({ call: heard, moving: false });
});

test('[M3] a busy that comes behind the end of its call is no status of the agent', () => {
  const clock = new ManualClock();
  const taken: number[] = [];
  const late = createLateBusy(clock, (status) => void taken.push(status));
  late.heard(2);
  late.callEnded();
  late.heard(2);
  late.heard(1);
  clock.advance(5_000);
  expect(taken).toEqual([2, 1]);
  // His own choice, right after a call.
  late.callEnded();
  late.heard(2);
  expect(taken).toEqual([2, 1]);
  clock.advance(1_000);
  expect(taken).toEqual([2, 1, 2]);
  late.callEnded();
  late.heard(2);
  late.close();
  clock.advance(5_000);
  late.heard(4);
  expect(taken).toEqual([2, 1, 2, 4]);
});

test('[P3] [P7] a call that came from another page keeps what was told first', () => {
  const ringing = { name: 'ringingIn', agentHungUp: false, facts: { ...facts('c1'), direction: 0 } };
  const known = { holding: true, isGivenUp: false, holdsCalls: true, now: 9 };
  const rang = call({ code: 1, direction: 0, callStartTimestamp: 2 });
  const { callConnectedTimestamp: _none, ...heard } = rang;
  const inRing = { ...quiet, call: ringing } as PhoneState;
  const { call: shown } = callInView({ ...known, own: inRing, heard });
  expect(shown).toMatchObject({ code: 1, callStartTimestamp: 2 });
  expect(shown).not.toHaveProperty('callConnectedTimestamp');
  const other = callInView({ ...known, own: inRing, heard: { ...heard, callId: 'c9' } });
  expect(other.call).toMatchObject({ callId: 'c1', callStartTimestamp: 3 });
  const inTalk = { ...quiet, call: talking(facts('c1'), 40) };
  expect(callInView({ ...known, own: inTalk, heard }).call).toMatchObject({ callConnectedTimestamp: 40 });
  const said = { ...heard, code: 2 as const, callConnectedTimestamp: 30, caller: '12025550101' };
  const back = callInView({ ...known, own: inTalk, heard: said });
  expect(back.call).toMatchObject({
    code: 2,
    callStartTimestamp: 2,
    callConnectedTimestamp: 30,
    caller: '12025550101',
  });
});

const facts = (callId: string) => ({
  callId,
  direction: 1 as const,
  caller: '',
  callee: '1003',
  orderId: '',
  params: '',
  other: '',
  startedAt: 3,
});

test('[P3] [P7] what a mirror tells its host has the fields of dialStatus and no others', () => {
  const shared = call({ muted: true, held: true, remote_held: false, peer: 'here', consultation: true });
  const content = sharedDialStatus(shared);
  expect(compile(dialStatus).firstError({ type: 'dialStatus', content })).toBe(null);
  expect(Object.keys(content)).not.toEqual(expect.arrayContaining(['muted']));
  expect(sharedDialStatus(call())).toEqual(content);
});

test('[P7] a call that should be here is looked for some times, then given up', () => {
  const clock = new ManualClock();
  const done: string[] = [];
  const search = createCallSearch(clock, {
    look: () => done.push('look'),
    giveUp: () => done.push('give up'),
  });
  search.set('c1');
  search.set('c1');
  clock.advance(10_000);
  expect(done).toEqual(['look', 'look', 'look', 'look', 'give up']);
  expect([search.isGivenUp('c1'), search.isGivenUp('c2'), search.isGivenUp(undefined)]).toEqual([
    true,
    false,
    false,
  ]);
  search.set('c2');
  clock.advance(1_500);
  search.set(null);
  clock.advance(10_000);
  expect(done.length).toBe(6);
});

test('[M3] the status before the call is kept through ring, talk and wrap-up', () => {
  const status = createChosenStatus();
  status.heard(4, false, 0);
  status.heard(2, true, 1_000);
  expect(status.value).toBe(4);
  // The server's "busy" may overtake the call.
  status.heard(2, false, 10_000);
  status.callBegan(10_500);
  expect(status.value).toBe(4);
  status.heard(2, false, 20_000);
  status.callBegan(60_000);
  expect(status.value).toBe(2);
});

test.each([
  [1, undefined, 1],
  [2, null, 2],
  [3, 'meeting', 3],
  [3, 'sleep', 6],
  [3, undefined, 7],
  [0, undefined, null],
] as const)('[M3] interface 4 %s %s is interface 2 %s', (status, reason, code) => {
  expect(phoneStatusOf({ status, reason: reason ?? null })).toBe(code);
});

test('[P7] a command in another tab: done, refused, unanswered, and answered before it was known', async () => {
  const clock = new ManualClock();
  let count = 0;
  const remote = createRemoteCommands(
    asking(() => ({ data: { command_id: `id-${(count += 1)}`, holder_tab: 't' } })),
    clock,
  );
  const result = (id: string, ok: boolean, reason?: string) =>
    remote.onResult({
      method: 'command_result_push',
      code: 0,
      command_id: id,
      ok,
      ...(reason === undefined ? {} : { reason }),
    });
  const first = remote.send({ command: 'mute' });
  await settle();
  result('id-1', true);
  expect(await first).toBe(null);
  const second = remote.send({ command: 'dial', callee: '1' });
  await settle();
  result('id-2', false, 'busy');
  expect(await second).toBe('busy');
  const third = remote.send({ command: 'hold' });
  await settle();
  clock.advance(4_000);
  expect(await third).toBe('noHolder');
  result('id-4', true);
  expect(await remote.send({ command: 'unmute' })).toBe(null);
  const nobody = createRemoteCommands(
    asking(() => {
      throw new RequestRefused(404, '');
    }),
    clock,
  );
  expect(await nobody.send({ command: 'answer' })).toBe('noHolder');
});

test('[P7] the lease: time left by the server’s clock, a lost one is lost, an unreachable server is neither', async () => {
  const refuse = (code: number) =>
    asking(() => {
      throw new RequestRefused(code, 'why');
    });
  const data = { granted: true, holder_tab: 't', fencing: 7, expires_at: 1_015_000 };
  const granted = leasePort(
    asking(() => ({ data })),
    't',
    () => 1_000_000,
  );
  expect(await granted.claim(false)).toEqual({ granted: true, token: 7, ttlMs: 15_000 });
  const skewed = leasePort(
    asking(() => ({ data })),
    't',
    () => 9_000_000,
  );
  expect(await skewed.claim(true)).toEqual({ granted: true, token: 7, ttlMs: 3_000 });
  const denied = leasePort(
    asking(() => ({ data: { ...data, granted: false } })),
    't',
    () => 0,
  );
  expect(await denied.claim(false)).toEqual({ granted: false });
  expect(await granted.renew(7)).toBe(true);
  expect(await leasePort(refuse(409), 't', () => 0).renew(7)).toBe(false);
  await expect(leasePort(refuse(500), 't', () => 0).renew(7)).rejects.toThrow('why');
});

test('[P4] a call that never began is told as one that ended, whatever the host asked for', () => {
  const at = { callId: 'x', now: 5 };
  const wish = { callee: '<b>12</b>', caller: '', orderId: 'o'.repeat(40), params: 'p'.repeat(3_000) };
  const content = refusedCall(wish, 'badNumber', at);
  expect(compile(dialStatus).firstError({ type: 'dialStatus', content })).toBe(null);
  expect(content).toMatchObject({ code: 5, hangupCode: 812, callee: '12', orderId: 'o'.repeat(32) });
  expect(refusedCall(wish, 'busy', at)).not.toHaveProperty('hangupCode');
});
