import type { CallEnd } from '@inlay/phone/call-end.ts';
import { talking } from '@inlay/phone/call-state.ts';
import type { GuestCallState } from '@inlay/phone/guest-call.ts';
import { expect, test } from 'vitest';
import type { Answer } from '../connection/answer.ts';
import { settle } from '../testing/fake-time.ts';
import { createCallRoom, type RoomDeps, type RoomState } from './call-room.ts';

const facts = {
  callId: 'c1',
  direction: 1 as const,
  caller: '',
  callee: 'desk',
  orderId: '',
  params: '',
  other: '',
  startedAt: 0,
};
const data = {
  callee: 'desk',
  agent_name: 'Ada',
  sip: {
    url: '/sip',
    uri: 'sip:v@line.inlay',
    username: 'u',
    password: 'p',
    expires_at: 1,
    ice_servers: [],
    built_in: true,
  },
};
const granted: Answer<'call'> = {
  kind: 'done',
  reply: { method: 'call', code: 0, msg: '', data },
};

/** A room whose browser, server and line a test plays. */
const buildRoom = (over: Partial<RoomDeps> = {}) => {
  const done: string[] = [];
  let tell: (state: GuestCallState) => void = () => undefined;
  const room = createCallRoom({
    openMicrophone: () => Promise.resolve({ getTracks: () => [{ stop: () => void done.push('released') }] }),
    askTicket: () => Promise.resolve(granted),
    loadLine: () =>
      Promise.resolve((_ticket, onChange) => {
        tell = onChange;
        return {
          start: () => void done.push('start'),
          hangUp: () => void done.push('hangUp'),
          setMute: (on) => void done.push(on ? 'mute' : 'unmute'),
          close: () => void done.push('close'),
        };
      }),
    ...over,
  });
  const rings = (on: boolean): void =>
    tell({ call: { name: 'ringingOut', facts, agentHungUp: false }, rings: on });
  const ends = (kind: CallEnd['kind'], connectedAt: number | null = null): void =>
    tell({
      call: { name: 'ended', facts, connectedAt, endedAt: 70_400, end: { kind, by: 'other', code: null } },
      rings: true,
    });
  return { room, done, rings, ends, talks: (): void => tell({ call: talking(facts, 5_000), rings: true }) };
};

const named = (state: RoomState) => state.name;

test('[P6] from the click to the end: asked, connecting, ringing, talking, over; the microphone is let go of', async () => {
  const { room, done, rings, talks, ends } = buildRoom();
  const seen: string[] = [];
  room.state.subscribe(() => seen.push(named(room.state.get())));
  room.begin();
  await settle();
  rings(true);
  talks();
  room.setMute(true);
  ends('hungUp', 5_000);
  expect(seen.filter((name, at) => name !== seen[at - 1])).toEqual([
    'asking',
    'calling',
    'ringing',
    'talking',
    'over',
  ]);
  expect(room.state.get()).toEqual({ name: 'over', why: 'ended', seconds: 65, said: '' });
  expect(done).toEqual(['start', 'mute', 'released']);
});

test.each([
  ['NotAllowedError', 'refused'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'busy'],
  ['TypeError', 'unsupported'],
])('[P8] no microphone, %s: said as %s, and nobody is asked for a call', async (name, fault) => {
  const { room, done } = buildRoom({ openMicrophone: () => Promise.reject(new DOMException('no', name)) });
  room.begin();
  await settle();
  expect(room.state.get()).toEqual({ name: 'microphone', fault });
  expect(done).toEqual([]);
});

test('[P8] a page without https is told so', async () => {
  const { room } = buildRoom({ openMicrophone: null });
  room.begin();
  await settle();
  expect(room.state.get()).toEqual({ name: 'microphone', fault: 'insecure' });
});

test('[P6] nobody free, not allowed, no network, no line: each in its own words', async () => {
  const cases: [Partial<RoomDeps>, object][] = [
    [
      { askTicket: () => Promise.resolve({ kind: 'refused', code: 409, msg: 'nobody' }) },
      { why: 'nobody', said: 'nobody' },
    ],
    [
      { askTicket: () => Promise.resolve({ kind: 'refused', code: 403, msg: 'already' }) },
      { why: 'refused', said: 'already' },
    ],
    [{ askTicket: () => Promise.resolve({ kind: 'lost' }) }, { why: 'lost' }],
    [{ loadLine: () => Promise.reject(new Error('no such chunk')) }, { why: 'lost' }],
  ];
  for (const [over, expected] of cases) {
    const { room, done } = buildRoom(over);
    room.begin();
    await settle();
    expect(room.state.get()).toMatchObject({ name: 'over', ...expected });
    expect(done).toEqual(['released']);
  }
});

test('[P7a] whoever hangs up before there is a call: what comes later is of no attempt any more', async () => {
  const ask = Promise.withResolvers<Answer<'call'>>();
  const { room, done } = buildRoom({ askTicket: () => ask.promise });
  room.begin();
  await settle();
  room.hangUp();
  ask.resolve(granted);
  await settle();
  expect(room.state.get()).toMatchObject({ name: 'over', why: 'ended' });
  expect(done).toEqual(['released']);
});

test('[P6] one calls again after the end, not in between; closing ends the call', async () => {
  const { room, done, ends } = buildRoom();
  room.begin();
  await settle();
  room.begin();
  ends('declined');
  expect(room.state.get()).toMatchObject({ name: 'over', why: 'declined' });
  room.begin();
  await settle();
  room.close();
  room.close();
  expect(done).toEqual(['start', 'released', 'start', 'close', 'released']);
});
