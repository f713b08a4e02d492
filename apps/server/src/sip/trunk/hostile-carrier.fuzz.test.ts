import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { expect, test } from 'vitest';
import { scaled } from '../../faults/scale.ts';
import { usualTimers } from '../sip-timers.ts';
import { bend, pick, plainMessage } from '../testing/hostile-messages.ts';
import { openCarrier, plainSdp, type TestCarrier } from '../testing/udp-carrier.ts';
import { startSipServer } from '../testing/sip-server.ts';
import { get } from '../testing/sip-text.ts';

/** `INLAY_SIP_FUZZ_TRUNK=<n>` for another number, `INLAY_SIP_FUZZ_SEED=…` to repeat one. */
const messages = Number(process.env['INLAY_SIP_FUZZ_TRUNK'] ?? scaled({ short: 3_000, long: 60_000 }));
const seed = Number(process.env['INLAY_SIP_FUZZ_SEED'] ?? 20_261_121);

const outsideNumber = '4930123456';
/** No datagram is larger. */
const mostBytes = 65_000;
const methods = ['BYE', 'INVITE', 'ACK', 'CANCEL', 'INFO', 'UPDATE', 'OPTIONS', 'REFER', 'NOTIFY'];
const statuses = [100, 180, 183, 200, 202, 302, 401, 407, 422, 486, 491, 503];

/** What a carrier could say at this moment, bent. */
const nonsense = (carrier: TestCarrier, random: () => number): string => {
  const ours = carrier.seen().filter(({ method }) => method !== '');
  const asked = ours.length > 0 && random() < 0.8 ? pick(random, ours.slice(-20)) : null;
  if (!asked) return bend(plainMessage(random), random);
  const body = random() < 0.5 ? plainSdp() : '';
  if (random() < 0.6) return bend(carrier.replyText(asked, pick(random, statuses), [], body), random);
  const call = { ...carrier.callOf(asked), cseq: Math.floor(random() * 5) };
  return bend(carrier.requestText(call, pick(random, methods), { body }), random);
};

/** Datagrams are lost when they come faster than they are read, a probe as well. */
const answersProbe = async (carrier: TestCarrier, turn: number): Promise<void> => {
  const callId = `probe-${turn}`;
  const probe = carrier.requestText({ ...carrier.newCall('4930999'), callId }, 'OPTIONS');
  const isAnswered = (): boolean => carrier.seen().some((seen) => get(seen, 'call-id') === callId);
  for (let tries = 0; !isAnswered(); tries += 1) {
    if (tries > 500) throw new Error('no answer to a probe');
    await carrier.put(probe);
    await carrier.more(50);
  }
};

test(
  `[P6] ${messages} hostile datagrams of the carrier: the line goes on, and so do its calls (seed ${seed})`,
  { timeout: 900_000 },
  async () => {
    let opened = 0;
    const carrier = await openCarrier(() => opened);
    const way = { host: '127.0.0.1', port: carrier.port, bind: '127.0.0.1', bindPort: 0 };
    const config = { ...way, user: 'inlay', password: 'a password', address: '', rtpPorts: null };
    const outside = { number: outsideNumber, shownAs: '', longestMs: 60_000 };
    const server = await startSipServer({
      timers: { ...usualTimers, noAnswer: 500, request: 1_000, glare: 50 },
      messagesPerSecond: 1_000_000,
      policy: ({ to }) => Promise.resolve(to === outsideNumber ? { allow: true, outside } : { allow: true }),
      carrier: { config, policy: () => Promise.resolve({ groups: [['1002']] }) },
    });
    opened = await server.trunkPort;
    const random = seededRandom(seed);
    const [ada, bo] = [await server.registered('1001'), await server.registered('1002')];
    for (let sent = 0, turn = 0; sent < messages; turn += 1) {
      // As long as a call of hers lives, she hears 486.
      ada.invite(outsideNumber);
      for (let left = 1 + Math.floor(random() * 20); left > 0; left -= 1, sent += 1)
        await carrier.put(Buffer.from(nonsense(carrier, random)).subarray(0, mostBytes));
      carrier.calls('4930999');
      await answersProbe(carrier, turn);
      carrier.forget();
    }
    await expect.poll(() => server.sip.counts().calls, { timeout: 10_000 }).toBe(0);
    ada.seen.length = 0;
    bo.seen.length = 0;
    const end = ada.invite('1002');
    const { end: far } = await bo.answer();
    await ada.connected(end);
    ada.request(end, 'BYE');
    expect(get(await bo.takeRequest('BYE'), 'call-id')).toBe(far.callId);
    expect(server.faults).toEqual([]);
    await server.close();
    carrier.close();
  },
);
