import { createHash } from 'node:crypto';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { afterEach, expect, test } from 'vitest';
import { openCarrier, plainSdp, type TestCarrier } from '../testing/udp-carrier.ts';
import { openUdp } from '../testing/udp-telephone.ts';
import { all, get, sdpNamed, tagIn } from '../testing/sip-text.ts';
import { type SipTestServer, startSipServer } from '../testing/sip-server.ts';
import { usualTimers } from '../sip-timers.ts';
import type { TrunkAnswer, TrunkQuestion } from './trunk-deps.ts';

let server: SipTestServer;
const carriers: TestCarrier[] = [];
afterEach(async () => {
  await server.close();
  for (const carrier of carriers.splice(0)) carrier.close();
});

const outsideNumber = '4930123456';
const longestMs = 60_000;

type Options = {
  bindPort?: number;
  user?: string;
  answer?: (question: TrunkQuestion) => TrunkAnswer;
  overrides?: Parameters<typeof startSipServer>[0];
};

/** The line with a trunk to a carrier of this test; 4930123456 is outside, everything else is an extension. */
const start = async ({
  bindPort: wanted,
  user = '',
  answer,
  overrides = {},
}: Options = {}): Promise<TestCarrier> => {
  const bindPort = wanted ?? 0;
  let opened = 0;
  const carrier = await openCarrier(() => opened);
  carriers.push(carrier);
  server = await startSipServer({
    policy: ({ to }) =>
      Promise.resolve(
        to === outsideNumber
          ? { allow: true, outside: { number: to, shownAs: '12025550101', longestMs } }
          : { allow: true },
      ),
    carrier: {
      config: {
        host: '127.0.0.1',
        port: carrier.port,
        user,
        password: user === '' ? '' : 'a password',
        bind: '127.0.0.1',
        bindPort,
        address: '',
        rtpPorts: null,
      },
      policy: (question) => Promise.resolve(answer?.(question) ?? { groups: [['1001', '1002']] }),
    },
    ...overrides,
  });
  if (wanted === undefined) opened = await server.trunkPort;
  return carrier;
};

const branchOf = (via: string): string => /branch=([^;]+)/.exec(via)?.[1] ?? '';

/** A call out that is talked in. */
const talking = async (carrier: TestCarrier) => {
  const ada = await server.registered('1001');
  const end = ada.invite(outsideNumber);
  const invite = await carrier.takeRequest('INVITE');
  carrier.reply(invite, 180);
  const answer = carrier.reply(invite, 200, [], plainSdp());
  const ack = await carrier.takeRequest('ACK');
  await ada.connected(end);
  return { ada, end, invite, ack, answer };
};

test('[P6] a call out: the numbers, the offer of plain PCMU, ringing, answer, and the BYE of either side', async () => {
  const carrier = await start();
  const ada = await server.registered('1001');
  const end = ada.invite(outsideNumber, [
    ['X-Order-Id', 'order-1'],
    ['X-Params', '%7B%7D'],
  ]);
  const invite = await carrier.takeRequest('INVITE');
  expect(invite.first).toBe(`INVITE sip:+4930123456@127.0.0.1:${carrier.port} SIP/2.0`);
  expect(get(invite, 'from')).toContain('<sip:+12025550101@127.0.0.1>');
  expect(get(invite, 'p-asserted-identity')).toBe('<sip:+12025550101@127.0.0.1>');
  expect(get(invite, 'via')).toMatch(/^SIP\/2\.0\/UDP 127\.0\.0\.1:\d+;rport;branch=z9hG4bK/);
  expect(get(invite, 'contact')).toMatch(/^<sip:inlay@127\.0\.0\.1:\d+>$/);
  expect([get(invite, 'x-order-id'), get(invite, 'x-params')]).toEqual(['order-1', '%7B%7D']);
  expect(invite.body).toContain('RTP/AVP 0');
  carrier.reply(invite, 180);
  await ada.takeReply(180, 'INVITE');
  carrier.reply(invite, 200, [], plainSdp());
  const ack = await carrier.takeRequest('ACK');
  expect(tagIn(get(ack, 'to'))).toBe('carrier');
  await ada.connected(end);
  ada.request(end, 'BYE');
  const bye = await carrier.takeRequest('BYE');
  carrier.reply(bye, 200);
  expect(server.events.map(({ name }) => name)).toEqual(['started', 'ringing', 'answered', 'ended']);
  expect(server.events.at(-1)).toMatchObject({ result: 'answered', endedBy: '1001' });

  const again = ada.invite(outsideNumber);
  const second = await carrier.takeRequest('INVITE');
  carrier.reply(second, 200, [], plainSdp());
  await carrier.takeRequest('ACK');
  await ada.connected(again);
  carrier.request(carrier.callOf(second), 'BYE');
  await carrier.takeReply(200, 'BYE');
  await ada.takeRequest('BYE');
  expect(server.events.at(-1)).toMatchObject({ result: 'answered', endedBy: '+4930123456' });
});

test('[P6] datagrams are lost: the INVITE comes again, an answer that comes again gets its ACK again, and nothing happens twice', async () => {
  const carrier = await start();
  const { invite, ack, answer, ada } = await talking(carrier);
  await carrier.put(answer);
  const repeated = await carrier.takeRequest('ACK');
  expect(get(repeated, 'via')).toBe(get(ack, 'via'));
  expect(server.events.filter(({ name }) => name === 'answered')).toHaveLength(1);
  expect(ada.seen.filter(({ status }) => status === 200)).toHaveLength(0);

  const bo = await server.registered('1002');
  bo.invite(outsideNumber);
  const first = await carrier.takeRequest('INVITE');
  const second = await carrier.takeRequest('INVITE');
  expect(get(second, 'via')).toBe(get(first, 'via'));
  expect(get(second, 'via')).not.toBe(get(invite, 'via'));
  carrier.reply(second, 486);
  const refusal = await carrier.takeRequest('ACK');
  expect(branchOf(get(refusal, 'via'))).toBe(branchOf(get(second, 'via')));
  carrier.reply(first, 486);
  await carrier.takeRequest('ACK');
  expect((await bo.takeFinal('INVITE')).status).toBe(486);
});

test('[P7a] a CANCEL waits until the carrier has been heard; an answer that crosses it is met with BYE', async () => {
  const carrier = await start();
  const ada = await server.registered('1001');
  const end = ada.invite(outsideNumber);
  const invite = await carrier.takeRequest('INVITE');
  ada.request(end, 'CANCEL');
  await ada.takeReply(487, 'INVITE');
  expect(carrier.seen().some(({ method }) => method === 'CANCEL')).toBe(false);
  carrier.reply(invite, 180);
  const cancel = await carrier.takeRequest('CANCEL');
  expect(get(cancel, 'via')).toBe(get(invite, 'via'));
  carrier.reply(cancel, 200);
  carrier.reply(invite, 200, [], plainSdp());
  await carrier.takeRequest('ACK');
  carrier.reply(await carrier.takeRequest('BYE'), 200);
  expect(server.events.at(-1)).toMatchObject({ name: 'ended', result: 'cancelled' });
});

test('[P6] a carrier that wants a proof gets it, in the same dialog; a wrong one is a fault of the line', async () => {
  const carrier = await start({ user: 'inlay' });
  const ada = await server.registered('1001');
  const end = ada.invite(outsideNumber);
  const first = await carrier.takeRequest('INVITE');
  const challenge = 'Digest realm="carrier", nonce="n\\"1", qop="auth,auth-int", algorithm=MD5, opaque="o1"';
  carrier.reply(first, 407, [['Proxy-Authenticate', challenge]]);
  await carrier.takeRequest('ACK');
  const second = await carrier.takeRequest('INVITE');
  expect(get(second, 'call-id')).toBe(get(first, 'call-id'));
  expect(tagIn(get(second, 'from'))).toBe(tagIn(get(first, 'from')));
  expect(get(second, 'cseq')).toBe('2 INVITE');
  const proof = get(second, 'proxy-authorization');
  const value = (name: string): string => new RegExp(`[ ,]${name}="?([^",]+)`).exec(proof)?.[1] ?? '';
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
  const uri = `sip:+4930123456@127.0.0.1:${carrier.port}`;
  expect(value('response')).toBe(
    md5(`${md5('inlay:carrier:a password')}:n"1:00000001:${value('cnonce')}:auth:${md5(`INVITE:${uri}`)}`),
  );
  expect(proof).toContain('opaque="o1"');
  carrier.reply(second, 407, [['Proxy-Authenticate', challenge]]);
  const refused = await ada.takeFinal('INVITE');
  expect([refused.status, get(refused, 'x-hangup-code')]).toEqual([503, '801']);
  expect(end.callId).not.toBe(get(first, 'call-id'));
});

test('[P4] [P7a] what the carrier says: busy and declined are no faults, the others have their codes', async () => {
  const carrier = await start();
  const ada = await server.registered('1001');
  for (const [says, status, code, result, lines] of [
    [486, 486, '', 'busy', []],
    [600, 486, '', 'busy', []],
    [603, 603, '', 'declined', []],
    [480, 480, '', 'no-answer', []],
    [404, 404, '812', 'failed', []],
    [484, 484, '812', 'failed', []],
    [488, 488, '', 'failed', []],
    [302, 503, '801', 'failed', []],
    [500, 503, '801', 'failed', []],
    [503, 503, '801', 'failed', []],
    [403, 403, '819', 'failed', [['X-Hangup-Code', 819]]],
    [403, 503, '801', 'failed', [['X-Hangup-Code', '__proto__']]],
  ] as const) {
    ada.invite(outsideNumber);
    carrier.reply(await carrier.takeRequest('INVITE'), says, lines);
    await carrier.takeRequest('ACK');
    const reply = await ada.takeFinal('INVITE');
    expect([says, reply.status, get(reply, 'x-hangup-code')]).toEqual([says, status, code]);
    expect(server.events.at(-1)).toMatchObject({ name: 'ended', result });
  }
});

test('[P4] a carrier that says nothing is 801; one that rings for ever is no answer; the money ends a call', async () => {
  const clock = new ManualClock(Date.now());
  const carrier = await start({ overrides: { clock, timers: { ...usualTimers, ping: 3_600_000 } } });
  const ada = await server.registered('1001');
  ada.invite(outsideNumber);
  await carrier.takeRequest('INVITE');
  clock.advance(8_000);
  expect(get(await ada.takeFinal('INVITE'), 'x-hangup-code')).toBe('801');

  ada.invite(outsideNumber);
  await carrier.until(
    () => new Set(carrier.seen().map((seen) => get(seen, 'call-id'))).size === 2,
    'a second call',
  );
  const ringing = carrier.seen().at(-1);
  if (!ringing) throw new Error('no INVITE');
  carrier.reply(ringing, 180);
  await ada.takeReply(180, 'INVITE');
  clock.advance(60_000);
  const missed = await ada.takeFinal('INVITE');
  expect([missed.status, get(missed, 'x-hangup-code')]).toEqual([480, '']);
  await carrier.takeRequest('CANCEL');

  const end = ada.invite(outsideNumber);
  const invite = await carrier.takeRequest('INVITE');
  carrier.reply(invite, 200, [], plainSdp());
  await ada.connected(end);
  clock.advance(longestMs);
  await ada.takeRequest('BYE');
  await carrier.takeRequest('BYE');
});

test('[P6] [P8] a call in: all phones of the number ring, one answers, the other is told so; it is held and handed on', async () => {
  const questions: TrunkQuestion[] = [];
  const carrier = await start({
    answer: (question) => {
      questions.push(question);
      return { groups: [['1001', '1002']] };
    },
  });
  const [ada, bo, cai] = [
    await server.registered('1001'),
    await server.registered('1002'),
    await server.registered('1003'),
  ];
  const call = carrier.calls('+4930999', '+12025550199', [['X-Params', '%7B%7D']]);
  await carrier.takeReply(100, 'INVITE');
  expect(await bo.takeRequest('INVITE').then((invite) => get(invite, 'from'))).toContain('%2B12025550199@');
  const { invite } = await ada.answer();
  expect(get(invite, 'x-params')).toBe('%7B%7D');
  expect(get(await bo.takeRequest('CANCEL'), 'reason')).toContain('completed elsewhere');
  await carrier.takeReply(180, 'INVITE');
  const ok = await carrier.takeReply(200, 'INVITE');
  expect(all(ok, 'via')[0]).toMatch(
    /^SIP\/2\.0\/UDP 10\.1\.1\.1:5060;received=127\.0\.0\.1;rport=\d+;branch=/,
  );
  expect(ok.headers.some(([name]) => name.startsWith('x-'))).toBe(false);
  // The answer comes again until it is acknowledged.
  await carrier.takeReply(200, 'INVITE');
  carrier.learn(call, ok);
  carrier.request(call, 'ACK');
  expect(questions).toMatchObject([{ from: '+12025550199', to: '4930999', params: '{}' }]);

  carrier.request(call, 'INVITE', { body: plainSdp().replace('sendrecv', 'sendonly') });
  await carrier.takeReply(200, 'INVITE');
  carrier.request(call, 'ACK');
  carrier.request(call, 'REFER', { lines: [['Refer-To', '<sip:1003@desk.test>']] });
  await carrier.takeReply(403, 'REFER');
  const mine = ada.endOf(invite);
  ada.request(mine, 'REFER', { lines: [['Refer-To', '<sip:1003@line.test>']] });
  const handed = await cai.takeRequest('INVITE');
  cai.reply(handed, 200, [], sdpNamed('offer-of-cai'));
  await cai.takeRequest('ACK');
  await ada.takeRequest('BYE');
  cai.request(cai.endOf(handed), 'BYE');
  await carrier.takeRequest('BYE');
  expect(server.events.at(-1)).toMatchObject({ name: 'ended', result: 'answered', endedBy: '1003' });
});

test('[P8] a call in that nobody takes: the caller gives up, nobody is free, and the number is nobody’s', async () => {
  const answers: TrunkAnswer[] = [{ groups: [['1001']] }, { groups: [] }, { code: 812 }];
  const carrier = await start({ answer: () => answers.shift() ?? { groups: [] } });
  const ada = await server.registered('1001');
  const call = carrier.calls('4930999', 'anonymous');
  const invite = await ada.takeRequest('INVITE');
  expect(get(invite, 'from')).toContain('sip:anonymous@');
  ada.reply(invite, 180);
  await carrier.takeReply(180, 'INVITE');
  carrier.request(call, 'CANCEL');
  await carrier.takeReply(200, 'CANCEL');
  const ended = await carrier.takeReply(487, 'INVITE');
  carrier.learn(call, ended);
  carrier.request(call, 'ACK');
  await ada.takeRequest('CANCEL');
  expect(server.events.at(-1)).toMatchObject({ name: 'ended', result: 'cancelled', endedBy: 'anonymous' });
  carrier.calls('4930999');
  await carrier.takeReply(480, 'INVITE');
  carrier.calls('4930999');
  await carrier.takeReply(404, 'INVITE');
  carrier.calls('not-a-number');
  await carrier.takeReply(404, 'INVITE');
});

test('[P6] a carrier whose PCMU cannot be had is refused; keep-alives, OPTIONS and garbage change nothing', async () => {
  const carrier = await start();
  const ada = await server.registered('1001');
  for (const garbage of [
    '',
    '\r\n\r\n',
    'x',
    'INVITE sip:a SIP/2.0\r\n\r\n',
    `BYE ${'x'.repeat(3000)}`,
    '\u0000'.repeat(900),
  ])
    await carrier.put(garbage);
  const call = carrier.calls('4930999');
  carrier.request({ ...call, callId: 'o1', cseq: 0 }, 'OPTIONS');
  const options = await carrier.takeReply(200, 'OPTIONS');
  expect(get(options, 'allow')).not.toContain('REFER');
  for (const [method, status] of [
    ['BYE', 481],
    ['REGISTER', 405],
    ['REFER', 405],
  ] as const) {
    carrier.request({ ...call, callId: method, cseq: 0 }, method);
    await carrier.takeReply(status, method);
  }
  carrier.request({ ...call, callId: 'c2', cseq: 0 }, 'INVITE', { body: 'v=0\r\nnothing' });
  await carrier.takeReply(488, 'INVITE');
  expect(await ada.takeRequest('INVITE')).toBeTruthy();
});

test('[P6] who is not the carrier is not answered, does not ring, and ends nobody’s call', async () => {
  const carrier = await start();
  const { ada, invite } = await talking(carrier);
  const stranger = await openCarrier(() => Number(/:(\d+);rport/.exec(get(invite, 'via'))?.[1]), '127.0.0.2');
  carriers.push(stranger);
  stranger.calls('4930999');
  const theirs = carrier.callOf(invite);
  stranger.request({ ...theirs }, 'BYE');
  // What the carrier sends afterwards is served afterwards.
  carrier.request({ ...theirs }, 'OPTIONS');
  await carrier.takeReply(200, 'OPTIONS');
  expect(stranger.seen()).toEqual([]);
  expect(ada.seen.filter(({ method }) => method === 'BYE' || method === 'INVITE')).toEqual([]);
  expect(server.sip.counts().calls).toBe(1);
});

test('[P6] a port that is taken is said, and tried again; until then a call is 801', async () => {
  const clock = new ManualClock(Date.now());
  const occupant = await openUdp();
  const faults: string[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_: object, text: string) => void faults.push(text),
  };
  const carrier = await start({ bindPort: occupant.port, overrides: { clock, log } });
  const ada = await server.registered('1001');
  ada.invite(outsideNumber);
  expect(get(await ada.takeFinal('INVITE'), 'x-hangup-code')).toBe('801');
  expect(faults).toEqual(['the trunk cannot be used']);
  occupant.close();
  clock.advance(60_000);
  const bo = await server.registered('1002');
  bo.invite(outsideNumber);
  await carrier.takeRequest('INVITE');
});
