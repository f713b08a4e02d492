import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { expect, test } from 'vitest';
import { GuestCall, type GuestCallState } from './guest-call.ts';
import { endOf, FakeSipPort, noHeaders } from './testing/fake-sip-port.ts';

const credential = { username: '1:v.1.1.x.y', password: 'p', expiresAt: 9e12 };

const build = () => {
  const port = new FakeSipPort();
  const clock = new ManualClock();
  const states: GuestCallState[] = [];
  const call = new GuestCall({
    port,
    clock,
    credential,
    target: 'desk',
    newId: () => 'c1',
    onChange: (state) => void states.push(state),
  });
  call.start();
  return { port, clock, call, states, last: () => states.at(-1) };
};

test('[P6] a guest dials as soon as the line is up, without registering, and the line closes behind the call', () => {
  const { port, clock, last } = build();
  expect(port.sessions).toHaveLength(0);
  port.line?.onConnected();
  expect(port.last.outgoing).toEqual({ target: 'desk', headers: [['X-Call-Id', 'c1']] });
  port.last.listener.onProgress(noHeaders);
  expect(last()).toMatchObject({ rings: true, call: { name: 'ringingOut' } });
  port.last.listener.onAccepted(noHeaders);
  expect(last()?.call.name).toBe('talking');
  port.last.ends(endOf());
  expect(last()?.call).toMatchObject({ name: 'ended', end: { kind: 'hungUp', by: 'other' } });
  clock.advance(0);
  expect(port.done).toEqual(['start', 'stop']);
});

test('[P7] a socket that was lost in the call is registered when it is back, and no second call is made', () => {
  const { port } = build();
  port.line?.onConnected();
  port.last.listener.onAccepted(noHeaders);
  port.line?.onDisconnected();
  port.line?.onConnected();
  expect(port.sessions).toHaveLength(1);
  expect(port.done).toEqual(['start', 'register']);
});

test('[P7a] hung up before the line is up: cancelled, nothing is dialled; a line that never comes is the network', () => {
  const early = build();
  early.call.hangUp();
  expect(early.last()?.call).toMatchObject({ name: 'ended', end: { kind: 'cancelled' } });
  early.clock.advance(0);
  early.call.close();
  expect(early.port.done).toEqual(['start', 'stop']);
  const never = build();
  never.clock.advance(10_000);
  expect(never.last()?.call).toMatchObject({ name: 'ended', end: { kind: 'network', code: 800 } });
});

test('[P6] nobody can ring a guest; closing the page says BYE first and then goes', () => {
  const { port, call } = build();
  port.line?.onConnected();
  expect(port.rings('1002').done).toEqual(['end 486']);
  const [own] = port.sessions;
  own?.listener.onAccepted(noHeaders);
  call.close();
  expect(own?.done).toEqual(['end']);
  expect(port.done).toEqual(['start', 'stop']);
});
