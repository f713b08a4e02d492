import { randomUUID } from 'node:crypto';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { afterEach, expect, test } from 'vitest';
import { openPhoneDesk } from '../calls/testing/phone-desk.ts';
import { scaled } from '../faults/scale.ts';
import { usualTimers } from './sip-timers.ts';
import { bend, plainMessage, type Random } from './testing/hostile-messages.ts';
import { answersProbe, HostilePage, probe } from './testing/hostile-page.ts';
import { startSipServer } from './testing/sip-server.ts';
import { type End, SipPage } from './testing/sip-page.ts';
import { get, nameIn, sdpNamed } from './testing/sip-text.ts';

/** `INLAY_SIP_FUZZ_LIVE=<n>` for another number, `INLAY_SIP_FUZZ_SEED=…` to repeat one. */
const messages = Number(process.env['INLAY_SIP_FUZZ_LIVE'] ?? scaled({ short: 3_000, long: 500_000 }));
const seed = Number(process.env['INLAY_SIP_FUZZ_SEED'] ?? 20_260_131);

/** Nobody may be too fast or too many here: it is the messages that are tried, not the limits. */
const unlimited = { framesPerSecond: 1_000_000, socketsPerAddress: 100_000, logLevel: 'warn' };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Talk = { one: SipPage; other: SipPage; end: End; otherEnd: End };

const talk = async (one: SipPage, other: SipPage): Promise<Talk> => {
  const end = one.invite('1002');
  const { end: otherEnd } = await other.answer();
  await one.connected(end);
  return { one, other, end, otherEnd };
};

const hangUp = async ({ one, other, end, otherEnd }: Talk): Promise<void> => {
  one.request(end, 'BYE');
  await one.takeReply(200, 'BYE');
  expect(get(await other.takeRequest('BYE'), 'call-id')).toBe(otherEnd.callId);
};

/** The talk goes on: an offer and an answer get through, both ways, and nobody has said goodbye. */
const isWell = async ({ one, other, end, otherEnd }: Talk): Promise<number> => {
  const began = performance.now();
  one.request(end, 'INVITE', { body: sdpNamed('again') });
  expect(await other.answerReinvite('yes')).toBe('again');
  expect(nameIn((await one.connected(end)).body)).toBe('yes');
  other.request(otherEnd, 'UPDATE', { body: sdpNamed('back') });
  expect(await one.answerReinvite('fine')).toBe('back');
  expect(nameIn((await other.takeReply(200, 'UPDATE')).body)).toBe('fine');
  expect([...one.seen, ...other.seen].filter(({ method }) => method === 'BYE')).toEqual([]);
  return performance.now() - began;
};

type Hostile = { page: SipPage; say: () => void };
type Opening = () => Promise<Hostile>;

/** Some messages at once, and a probe behind them; a page that is let go is as good as an answer. */
const burst = async ({ page, say }: Hostile, size: number): Promise<void> => {
  for (let n = 0; n < size && !page.closed; n += 1) say();
  if (page.closed) return;
  const callId = randomUUID();
  page.raw(probe(page, callId));
  await page.until(() => page.closed || page.seen.some(answersProbe(callId)), 'the answer to a probe');
};

const stranger = async (url: string, random: Random): Promise<Hostile> => {
  const page = await SipPage.open(url, '1001', { username: 'x', password: 'x' });
  return { page, say: () => page.raw(bend(plainMessage(random), random)) };
};

const colleague = (page: SipPage, random: Random, numbers: readonly string[]): Hostile => {
  const hostile = new HostilePage(page, random, numbers);
  return { page, say: () => hostile.say() };
};

/** They take turns; who was let go comes back. Now and then the talk beside them is looked at. */
const attack = async (talking: Talk, openings: readonly Opening[], random: Random): Promise<string> => {
  const hostiles: (Hostile | undefined)[] = [];
  let [sent, sockets, slowest] = [0, 0, 0];
  for (let turn = 0; sent < messages; turn += 1) {
    const at = turn % openings.length;
    let hostile = hostiles[at];
    if (!hostile || hostile.page.closed) {
      hostile = hostiles[at] = await openings[at]?.();
      sockets += 1;
    }
    if (!hostile) throw new Error('nobody to attack');
    const size = 1 + Math.floor(random() * 20);
    await burst(hostile, size);
    sent += size;
    if (turn % 10 === 0) slowest = Math.max(slowest, await isWell(talking));
  }
  for (const hostile of hostiles) hostile?.page.drop();
  return `${sent} messages on ${sockets} sockets; the slowest two offers of the call beside them took ${slowest.toFixed(0)} ms`;
};

/** What the long run is made for. */
const tell = (text: string): void => {
  if (messages >= 50_000) console.log(text);
};

/**
 * Without a limit one agent can ask for more calls than a busy disk takes. He waits for his own records, and is told 801
 * when that takes too long.
 */
const ownTrouble = 'the call policy took too long';
const faultsIn = (lines: readonly string[]): string[] =>
  lines.filter((line) => /"level":(?:50|60)/.test(line) && !line.includes(ownTrouble));

/** Every kind of thing to ring; the last three: nobody, a colleague who talks, and a number outside. */
const deskNumbers = [
  '8820',
  '8821',
  '8822',
  '8823',
  '8824',
  '88817',
  '1003',
  '9999',
  '1002',
  '%2B85255551234',
];

test(
  `[P6] ${messages} hostile messages of strangers and of a colleague: the desk goes on, and so does the call beside them (seed ${seed})`,
  { timeout: 900_000 },
  async () => {
    const desk = await openPhoneDesk(unlimited);
    closing.push(desk.close);
    const random = seededRandom(seed);
    const [ada, bo, chen] = [await desk.phone('ada'), await desk.phone('bo'), await desk.phone('chen')];
    const talking = await talk(await desk.page(ada), await desk.page(bo));
    const openings = [
      () => stranger(`${desk.server.wsUrl}/sip`, random),
      async () => colleague(await desk.page(chen), random, deskNumbers),
    ];
    tell(await attack(talking, openings, random));
    expect(faultsIn(desk.server.logLines)).toEqual([]);
    await hangUp(talking);
  },
);

/** So that they have calls of their own to spoil, and are rung by one another and by the line. */
const conspirators = ['2001', '2002', '2003'];

test(
  `[P6] ${messages} hostile messages of pages that call each other: no call of theirs troubles the line or another call (seed ${seed})`,
  { timeout: 900_000 },
  async () => {
    const timers = { ...usualTimers, noAnswer: 500, request: 1_000, glare: 50, callBack: 50, reattach: 500 };
    const server = await startSipServer({ timers, messagesPerSecond: 1_000_000 });
    closing.push(server.close);
    const random = seededRandom(seed);
    const talking = await talk(await server.registered('1001'), await server.registered('1002'));
    const numbers = [...conspirators, ...conspirators, '8822', '8824', '9999'];
    const openings = conspirators.map(
      (extension) => async () => colleague(await server.registered(extension), random, numbers),
    );
    const text = await attack(talking, openings, random);
    const count = (event: string): number => server.events.filter(({ name }) => name === event).length;
    tell(`${text}; ${count('answered')} of ${count('started')} calls were answered`);
    expect(count('started')).toBeGreaterThan(0);
    // Nothing of theirs stays behind.
    await expect.poll(server.sip.counts, { timeout: 5_000 }).toEqual({ calls: 1, connections: 2 });
    expect(count('ended')).toBe(count('started') - 1);
    expect(server.faults).toEqual([]);
    await hangUp(talking);
  },
);
