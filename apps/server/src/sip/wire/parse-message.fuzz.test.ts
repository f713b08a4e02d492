import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { expect, test } from 'vitest';
import { parseMessage } from './parse-message.ts';
import { parseAddress, userOf, uriHeaders } from './address.ts';
import { splitOutside } from './scan.ts';
import { writeReply } from './write-message.ts';

/** `INLAY_SIP_FUZZ=1000000` for the long run, `INLAY_SIP_FUZZ_SEED=…` to repeat one. */
const rounds = Number(process.env['INLAY_SIP_FUZZ'] ?? 100_000);
const seed = Number(process.env['INLAY_SIP_FUZZ_SEED'] ?? 20_260_131);

const sdp = 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n';
const heads = [
  ['REGISTER sip:line.test SIP/2.0', 'REGISTER'],
  ['INVITE sip:1002@line.test SIP/2.0', 'INVITE'],
  ['ACK sip:line@line.invalid;transport=ws SIP/2.0', 'ACK'],
  ['REFER sip:line@line.invalid SIP/2.0', 'REFER'],
  ['SIP/2.0 200 OK', 'INVITE'],
  ['SIP/2.0 486 Busy Here', 'INVITE'],
] as const;
const extras = [
  'Contact: <sip:a@b.invalid;transport=ws>;+sip.ice;reg-id=1;+sip.instance="<urn:uuid:1>";expires=600',
  'Authorization: Digest username="1:2", realm="r", nonce="n", uri="u", response="0", qop=auth, nc=1, cnonce="c"',
  'Refer-To: <sip:1003@x?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc>',
  'Record-Route: <sip:p1;lr>, <sip:p2;lr>',
  'Session-Expires: 90;refresher=uac',
  'Supported: timer, replaces',
  'X-Params: %7B%22name%22%3A%22%E5%BC%A0%22%7D',
  'Max-Forwards: 70',
  'Reason: SIP;cause=200;text="Call completed elsewhere"',
];
const poison = [
  '\r\n',
  '\r\n ',
  '\r',
  '\n',
  '\u0000',
  '"',
  '<',
  '>',
  ';',
  ':',
  ',',
  '=',
  '@',
  '%',
  '\\',
  '\u202e',
  '张',
  '\ud800',
  'SIP/2.0',
  'sip:',
  ';tag=',
  'Content-Length: 999999999999',
  '__proto__: 1',
  '\r\n\r\n',
  '\t',
  'v: ',
  '-1',
  '1e9',
];

const build = (random: () => number): string => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const [first, method] = pick(heads);
  const body = random() < 0.4 ? sdp : '';
  const lines = [
    'Via: SIP/2.0/WS page.invalid;branch=z9hG4bK1',
    `From: ${pick(['"A \\"b\\" <c>" ', '', 'Ada '])}<sip:1001@line.test>;tag=f`,
    'To: <sip:1002@line.test>;tag=t',
    'Call-ID: 1@page',
    `CSeq: ${Math.floor(random() * 1e6)} ${method}`,
    ...extras.filter(() => random() < 0.3),
    ...(random() < 0.8 ? [`Content-Length: ${body.length}`] : []),
  ];
  return `${[first, ...mutateLines(lines, random, pick)].join('\r\n')}\r\n\r\n${body}`;
};

/** Changes that keep the shape of a message: lines that move, come twice, go, fold, grow. */
const mutateLines = (
  lines: readonly string[],
  random: () => number,
  pick: <T>(list: readonly T[]) => T,
): string[] => {
  const result = [...lines];
  for (let n = Math.floor(random() * 4); n > 0; n -= 1) {
    const at = Math.floor(random() * result.length);
    const line = result[at] ?? '';
    const mutations = [
      () => result.splice(at, 1),
      () => result.splice(at, 0, line),
      () => result.push(...result.splice(at, 1)),
      () => (result[at] = line.replace(' ', '\r\n\t')),
      () => (result[at] = line + pick(poison).repeat(1 + Math.floor(random() * 200))),
      () => (result[at] = line.replace(/^[^:]+/, (name) => name.toUpperCase())),
      () => (result[at] = line.replace(/: .*/, () => `: ${pick(poison)}${pick(poison)}`)),
    ];
    pick(mutations)();
  }
  return result;
};

/** Changes that do not care for the shape. */
const scar = (text: string, random: () => number): string => {
  if (random() < 0.5) return text;
  const at = Math.floor(random() * text.length);
  const insert = poison[Math.floor(random() * poison.length)] ?? '';
  return text.slice(0, at) + insert + text.slice(at + Math.floor(random() * 3));
};

/** Whether it was read; throws, with what did it, where a rule is broken. */
const tryOne = (text: string): boolean => {
  const result = parseMessage(text);
  if ('refused' in result) {
    if ([400, 413, 505].includes(result.refused.status)) return false;
    throw new Error(`refused with ${result.refused.status}: ${JSON.stringify(text)}`);
  }
  const { message } = result;
  for (const value of Array.from(message.headers.values()).flat()) {
    parseAddress(value);
    uriHeaders(value);
    splitOutside(value, ',');
  }
  userOf(message.from.uri);
  if (message.kind !== 'request') return true;
  // What was let in can be answered, and the answer is a message again that belongs to it.
  const again = parseMessage(writeReply(message, 486, { toTag: 'x' }));
  if ('message' in again && again.message.callId === message.callId) return true;
  throw new Error(`the answer is no message: ${JSON.stringify(text)}`);
};

test(
  `[P6] ${rounds} mutated SIP messages: read or refused, never a throw (seed ${seed})`,
  { timeout: 300_000 },
  () => {
    const random = seededRandom(seed);
    let read = 0;
    for (let round = 0; round < rounds; round += 1) if (tryOne(scar(build(random), random))) read += 1;
    expect(read).toBeGreaterThan(rounds / 20);
  },
);

test('[P6] random bytes are refused', () => {
  const random = seededRandom(seed);
  let read = 0;
  for (let round = 0; round < 5_000; round += 1) {
    const length = Math.floor(random() * 300);
    const bytes = Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
    if (tryOne(bytes.toString('latin1'))) read += 1;
  }
  expect(read).toBe(0);
});
