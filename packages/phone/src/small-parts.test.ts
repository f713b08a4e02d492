import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/mobile/examples' with { type: 'json' };
import { expect, test } from 'vitest';
import { type CallEvent, type CallState, nextCall, takesEvent } from './call-state.ts';
import { cleanDialString, countryOf, showNumber } from './dial-string.ts';
import { DtmfQueue } from './dtmf-queue.ts';
import { gatheringCap } from './jssip/gathering-cap.ts';
import { keepOwnEndsFrom } from './jssip/own-ends.ts';
import { jssipPort } from './jssip/jssip-port.ts';
import { readHeaders } from './jssip/read-headers.ts';
import { sessionEndOf } from './jssip/session-end.ts';
import { watchConnection } from './jssip/watch-connection.ts';
import { type LeaseGrant, MediaLease } from './media-lease.ts';
import { endOf } from './testing/fake-sip-port.ts';

const throwsAt = (run: () => unknown): boolean => {
  try {
    run();
    return false;
  } catch (error) {
    return error instanceof Error && error.message.includes('cannot take');
  }
};

const facts = {
  callId: 'c',
  direction: 1,
  caller: '',
  callee: '1',
  orderId: '',
  params: '',
  other: '',
  startedAt: 1,
} as const;

test('[P3] random events: a call ends once, an ended one takes nothing, what is not taken throws', () => {
  const random = seededRandom(7);
  const events: CallEvent[] = [
    { name: 'accepted', at: 2 },
    { name: 'hangUp' },
    { name: 'hold', who: 'remote', on: true },
    { name: 'mute', on: true },
    { name: 'media', media: 'interrupted' },
    { name: 'peer', peer: 'lost' },
    { name: 'ended', at: 3, end: endOf() },
  ];
  for (let round = 0; round < 2_000; round += 1) {
    let state: CallState = { name: random() < 0.5 ? 'ringingOut' : 'ringingIn', facts, agentHungUp: false };
    let wished = false;
    for (let step = 0; step < 8; step += 1) {
      const event = events[Math.floor(random() * events.length)] as CallEvent;
      const before = state;
      const refuses = !takesEvent(before, event);
      expect(refuses && throwsAt(() => nextCall(before, event))).toBe(refuses);
      if (refuses) continue;
      wished ||= event.name === 'hangUp';
      state = nextCall(state, event);
      expect(state.facts).toBe(facts);
    }
    expect(state.name === 'ended' && state.end.by === 'agent').toBe(state.name === 'ended' && wished);
  }
});

test('[P4] pasted numbers: what people write is cleaned, what is no number is named', () => {
  const digits = (text: string) => {
    const cleaned = cleanDialString(text);
    return 'fault' in cleaned ? cleaned.fault : `${cleaned.plus ? '+' : ''}${cleaned.digits}`;
  };
  expect(digits(' +1 (555) 010-0000 ')).toBe('+15550100000');
  expect(digits('0049 30 / 123.45')).toBe('+493012345');
  expect(digits('+49 (0)30 123')).toBe('+4930123');
  expect(digits('tel:+852-5555-1234;ext=3')).toBe('+85255551234');
  expect(digits('sip:1002@line.test')).toBe('1002');
  expect(digits('\u202a+852 5555\u00a01234\u202c')).toBe('+85255551234');
  expect(digits('１００２')).toBe('1002');
  expect(digits('٠٠٨٥٢')).toBe('+852');
  expect(digits('*72#')).toBe('*72#');
  expect(digits('')).toBe('empty');
  expect(digits('+')).toBe('empty');
  expect(digits('call me')).toBe('letters');
  expect(digits('+1+2')).toBe('letters');
  expect(digits('<img src=x onerror=alert(1)>')).toBe('letters');
  expect(digits('1'.repeat(32))).toBe('tooLong');
  expect(digits('9'.repeat(1_000_000))).toBe('tooLong');
  expect(showNumber('85255551234')).toBe('+852 5555 1234');
  expect(showNumber('1002')).toBe('1002');
  expect(showNumber('<b>')).toBe('<b>');
});

test('[P8] tones leave one by one, a comma waits, the end drops the rest', () => {
  const clock = new ManualClock();
  const sent: string[] = [];
  const queue = new DtmfQueue(clock, (digit) => sent.push(digit));
  expect(queue.add('12')).toBe(2);
  queue.add(',3x');
  expect(sent).toEqual(['1']);
  clock.advance(180);
  expect(sent).toEqual(['1', '2']);
  clock.advance(180 + 1_999);
  expect(sent).toEqual(['1', '2']);
  clock.advance(1);
  expect(sent).toEqual(['1', '2', '3']);
  queue.add('99');
  queue.close();
  clock.advance(10_000);
  expect(queue.add('1')).toBe(0);
  expect(sent).toEqual(['1', '2', '3']);
});

test('[P7a] ICE gathering is cut at half a second, once for each gathering', () => {
  const clock = new ManualClock();
  const cap = gatheringCap(clock);
  const calls: string[] = [];
  const first = (): void => void calls.push('first');
  cap(first);
  clock.advance(300);
  cap(first);
  clock.advance(199);
  expect(calls).toEqual([]);
  clock.advance(1);
  clock.advance(5_000);
  expect(calls).toEqual(['first']);
  cap(() => void calls.push('second'));
  clock.advance(500);
  expect(calls).toEqual(['first', 'second']);
});

test('[P7] JsSIP cannot end a call for ICE or for a refused offer; all other ends go through', () => {
  const ends: unknown[] = [];
  const refused: string[] = [];
  let over = false;
  const session = {
    isEnded: () => over,
    terminate: (options?: { cause?: string; reason_phrase?: string }) => void ends.push(options),
  };
  keepOwnEndsFrom(session, (offer) => refused.push(offer));
  session.terminate({ cause: 'RTP Timeout' });
  for (const reason_phrase of ['Hold Failed', 'Unhold Failed', 'Media Renegotiation Failed'])
    session.terminate({ cause: 'WebRTC Error', reason_phrase });
  expect(ends).toEqual([]);
  expect(refused).toEqual(['hold', 'resume', 'renegotiation']);
  session.terminate();
  session.terminate({ cause: 'Connection Error' });
  over = true;
  session.terminate();
  expect(ends).toEqual([undefined, { cause: 'Connection Error' }]);
});

test('[P7a] the states of ICE that matter are told', () => {
  const connection = Object.assign(new EventTarget(), { iceConnectionState: 'new' });
  const told: string[] = [];
  watchConnection(connection as never, (media) => told.push(media));
  for (const state of ['checking', 'connected', 'completed', 'disconnected', 'failed', 'closed'] as const) {
    connection.iceConnectionState = state;
    connection.dispatchEvent(new Event('iceconnectionstatechange'));
  }
  expect(told).toEqual(['ok', 'ok', 'interrupted', 'failed']);
});

test('[P5] headers are decoded, plain text with a percent sign stays, what is missing is empty', () => {
  const headers = readHeaders({
    getHeader: (name) =>
      ({
        'X-Params': '%E5%BC%A0',
        'X-Other': '100% sure',
        'X-Call-Started': '1800000000000',
        'X-Call-Connected': 'NaN',
      })[name],
  });
  expect(headers).toMatchObject({
    params: '张',
    other: '100% sure',
    orderId: '',
    startedAt: 1_800_000_000_000,
    connectedAt: null,
  });
  expect(readHeaders(null).callId).toBe('');
});

test('[P7a] ends of JsSIP: whose, which status, which headers, which cause', () => {
  const getHeader = (name: string): string | undefined => ({ 'X-Hangup-Code': '811' })[name];
  expect(
    sessionEndOf({ originator: 'remote', cause: 'Rejected', message: { status_code: 403, getHeader } }),
  ).toEqual({ by: 'remote', status: 403, hangupCode: '811', reason: null, cause: 'other' });
  expect(sessionEndOf({ originator: 'local', cause: 'Canceled', message: null })).toEqual(
    endOf({ by: 'local' }),
  );
  expect(
    sessionEndOf({ originator: 'system', cause: 'User Denied Media Access', message: null }),
  ).toMatchObject({ by: 'local', cause: 'microphone' });
  expect(sessionEndOf({ originator: 'local', cause: 'RTP Timeout', message: null }).cause).toBe('media');
});

const leaseWorld = (answers: {
  claim: (take: boolean) => Promise<LeaseGrant>;
  renew: () => Promise<boolean>;
  insists?: () => boolean;
}) => {
  const clock = new ManualClock();
  const seen: string[] = [];
  const released: number[] = [];
  const { insists = () => false, ...asked } = answers;
  const port = { ...asked, release: (token: number) => Promise.resolve(void released.push(token)) };
  const lease = new MediaLease(port, clock, {
    insists,
    onChange: (state) => seen.push(state.name === 'holding' ? `holding ${state.token}` : state.name),
  });
  const turn = async (ms = 0): Promise<void> => {
    clock.advance(ms);
    for (let n = 0; n < 10; n += 1) await Promise.resolve();
  };
  return { lease, seen, released, turn, clock };
};

test('[P7] the lease is renewed; refused, it is given up at once; unreachable, before the server gives it away', async () => {
  let renewal: () => Promise<boolean> = () => Promise.resolve(true);
  const world = leaseWorld({
    claim: () => Promise.resolve({ granted: true, token: 5, ttlMs: 15_000 }),
    renew: () => renewal(),
  });
  await world.lease.claim();
  await world.turn();
  expect(world.seen).toEqual(['holding 5']);
  for (let n = 0; n < 12; n += 1) await world.turn(5_000);
  expect(world.seen).toEqual(['holding 5']);
  expect(world.lease.state).toEqual({ name: 'holding', token: 5 });
  renewal = () => Promise.reject(new Error('offline'));
  let held = 0;
  while (world.lease.state.name === 'holding' && held < 30) {
    await world.turn(500);
    held += 0.5;
  }
  expect(held).toBeLessThan(15);
  renewal = () => Promise.resolve(false);
  await world.turn(5_000);
  expect(world.lease.state.name).toBe('holding');
  await world.turn(5_000);
  expect(world.lease.state.name).toBe('mirroring');
});

test('[P7] who is refused mirrors and asks again; the news that it is free is faster; taking wins; closing releases', async () => {
  let free = false;
  const asked: boolean[] = [];
  const world = leaseWorld({
    claim: (take) => {
      asked.push(take);
      return Promise.resolve(
        free || take ? { granted: true, token: asked.length, ttlMs: 15_000 } : { granted: false },
      );
    },
    renew: () => Promise.resolve(true),
  });
  await world.lease.claim();
  expect(world.lease.state.name).toBe('mirroring');
  await world.turn(5_000);
  expect(asked).toHaveLength(2);
  free = true;
  world.lease.onFreed();
  await world.turn();
  expect(world.lease.state).toEqual({ name: 'holding', token: 3 });
  world.lease.onTaken(3);
  expect(world.lease.state.name).toBe('holding');
  world.lease.onTaken(9);
  expect(world.lease.state.name).toBe('mirroring');
  await world.lease.claim(true);
  expect(world.lease.state.name).toBe('holding');
  await world.lease.close();
  await world.lease.close();
  expect(world.released).toEqual([4]);
  expect(asked.at(-1)).toBe(true);
});

test('[P7] who has a call that no other tab can have takes the lease back at once, and lets go of it afterwards', async () => {
  let isBound = true;
  const asked: boolean[] = [];
  const world = leaseWorld({
    claim: (take) => {
      asked.push(take);
      return Promise.resolve(
        take || asked.length === 1
          ? { granted: true, token: asked.length * 10, ttlMs: 15_000 }
          : { granted: false },
      );
    },
    renew: () => Promise.resolve(true),
    insists: () => isBound,
  });
  await world.lease.claim();
  world.lease.onTaken(15);
  await world.turn();
  expect(asked).toEqual([true, true]);
  expect(world.seen).toEqual(['holding 10', 'mirroring', 'holding 20']);
  isBound = false;
  world.lease.onTaken(25);
  await world.turn(5_000);
  expect(asked).toEqual([true, true, false]);
  expect(world.lease.state.name).toBe('mirroring');
});

test('[P6] the JsSIP port needs a credential before it starts, and is quiet before and after', () => {
  const port = jssipPort({
    url: 'ws://127.0.0.1:9/sip',
    realm: 'line.test',
    extension: '1001',
    clock: new ManualClock(),
    keys: 'info',
    media: { constraints: () => ({ audio: true }), iceServers: () => [], play: () => undefined },
  });
  port.setLease(3);
  port.register();
  port.unregister();
  const listener = {} as never;
  expect(() => port.start(listener)).toThrow('without a credential');
  expect(() => port.call({ target: '1', headers: [] }, listener)).toThrow('not started');
  port.stop();
  port.stop();
});

/** They share a calling code and have no area code of their own: shown as the country that has the code first. */
const guests = new Set<string>('AX BL BQ CC CX EH GG IM JE MF SJ TA VA YT'.split(' '));

test('[P8] the country hint agrees with libphonenumber for an example number of every country', () => {
  for (const country of getCountries().filter((name) => !guests.has(name))) {
    const digits = getExampleNumber(country, examples)?.number.slice(1) ?? '';
    const shown = showNumber(digits);
    expect([country, countryOf(digits)]).toEqual([country, country]);
    expect(shown.startsWith(`+${getCountryCallingCode(country)} `)).toBe(true);
    expect(shown.replaceAll(/\D/g, '')).toBe(digits);
  }
  expect(countryOf('1001')).toBe(null);
  expect(countryOf('9990000000')).toBe(null);
});
