// Seeded SIP messages that are nearly right. Each begins as a message that a browser sends, and is then bent.

export type Random = () => number;

export const pick = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)] as T;

const upTo = (random: Random, most: number): number => Math.floor(random() * (most + 1));

const sdp = 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n';
const firstLines = [
  ['REGISTER sip:line.test SIP/2.0', 'REGISTER'],
  ['INVITE sip:1002@line.test SIP/2.0', 'INVITE'],
  ['ACK sip:line@line.invalid;transport=ws SIP/2.0', 'ACK'],
  ['BYE sip:line@line.invalid;transport=ws SIP/2.0', 'BYE'],
  ['CANCEL sip:1002@line.test SIP/2.0', 'CANCEL'],
  ['INFO sip:line@line.invalid SIP/2.0', 'INFO'],
  ['OPTIONS sip:line.test SIP/2.0', 'OPTIONS'],
  ['REFER sip:line@line.invalid SIP/2.0', 'REFER'],
  ['SIP/2.0 180 Ringing', 'INVITE'],
  ['SIP/2.0 200 OK', 'INVITE'],
  ['SIP/2.0 486 Busy Here', 'INVITE'],
] as const;
const extras = [
  'Contact: <sip:a@b.invalid;transport=ws>;+sip.ice;reg-id=1;+sip.instance="<urn:uuid:1>";expires=600',
  'Authorization: Digest username="1:2", realm="r", nonce="n", uri="u", response="0", qop=auth, nc=1, cnonce="c"',
  'Refer-To: <sip:1003@x?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc>',
  'Record-Route: <sip:p1;lr>, <sip:p2;lr>',
  'Route: <sip:p1;lr>',
  'Session-Expires: 90;refresher=uac',
  'Min-SE: 90',
  'Supported: timer, replaces',
  'Require: 100rel',
  'X-Params: %7B%22name%22%3A%22%E5%BC%A0%22%7D',
  'X-Order-Id: 66493f1afaa3',
  'X-Media-Lease: 7',
  'Max-Forwards: 70',
  'Reason: SIP;cause=200;text="Call completed elsewhere"',
  'Content-Type: application/sdp',
];
const names = [
  '',
  'Ada ',
  '"A \\"b\\" <c>" ',
  '"\\\\\\"<\\"sip:x@y>\\"" ',
  '"张三 🦀" ',
  '"\\',
  '<<',
  '"a" "b" ',
];

/** As a page could send it. */
export const plainMessage = (random: Random): string => {
  const [first, method] = pick(random, firstLines);
  const body = random() < 0.4 ? sdp : '';
  const lines = [
    first,
    'Via: SIP/2.0/WS page.invalid;branch=z9hG4bK1',
    `From: ${random() < 0.7 ? 'Ada ' : pick(random, names)}<sip:1001@line.test>;tag=f`,
    'To: <sip:1002@line.test>;tag=t',
    'Call-ID: 1@page',
    `CSeq: ${upTo(random, 1e6)} ${method}`,
    ...extras.filter(() => random() < 0.25),
    ...(random() < 0.8 ? [`Content-Length: ${body.length}`] : []),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
};

const bits = [
  '\r\n',
  '\r\n ',
  '\r',
  '\n',
  '\u0000',
  '\u007f',
  '\u0085',
  '\u2028',
  '"',
  '\\"',
  '"\\',
  '<',
  '>',
  '<<>',
  ';',
  ':',
  ',',
  '=',
  '@',
  '%',
  '%00',
  '%E0%A4',
  '\\',
  '\u202e',
  '张',
  '🦀',
  '\ud800',
  'SIP/2.0',
  'sip:',
  'tel:',
  ';tag=',
  ';branch=',
  'Content-Length: 999999999999',
  '__proto__: 1',
  'constructor: 1',
  '\r\n\r\n',
  '\t',
  'v: ',
  '-1',
  '1e9',
  '0x10',
  '4294967296',
];

const compactNames: ReadonlyMap<string, string> = new Map([
  ['Via', 'v'],
  ['From', 'f'],
  ['To', 't'],
  ['Call-ID', 'i'],
  ['Contact', 'm'],
  ['Content-Length', 'l'],
  ['Content-Type', 'c'],
  ['Supported', 'k'],
  ['Refer-To', 'r'],
  ['Session-Expires', 'x'],
]);

const lengths = ['-1', '0', '1', '00', '4294967296', '999999999999', '1e3', ' 12', '+5', '0x10', '', '３'];
const methods = [
  'INVITE',
  'invite',
  'SUBSCRIBE',
  'PRACK',
  'M-SEARCH',
  '__proto__',
  'X'.repeat(33),
  'GET',
  '',
];
const uris = [
  'sip:',
  'sips:1002@line.test',
  'tel:+85255551234',
  'javascript:alert(1)',
  'sip:%00@x',
  'sip:1002@line.test?Replaces=x',
  `sip:${'9'.repeat(900)}@x`,
  'sip:a@[::1]:5060',
  'http://x/',
  '*',
];

type Bend = (lines: string[], at: number, random: Random) => unknown;

/** Changes that keep the shape of a message: lines that move, come twice, go, fold, grow. `lines[0]` is the first line. */
const bends: readonly Bend[] = [
  (lines, at) => lines.splice(at, 1),
  (lines, at) => lines.splice(at, 0, lines[at] ?? ''),
  (lines, at) => lines.push(...lines.splice(at, 1)),
  (lines, at) => (lines[at] = (lines[at] ?? '').replace(' ', '\r\n\t')),
  (lines, at, random) => (lines[at] += pick(random, bits).repeat(1 + upTo(random, 200))),
  (lines, at) => (lines[at] = (lines[at] ?? '').replace(/^[^:]+/, (name) => name.toUpperCase())),
  (lines, at, random) =>
    (lines[at] = (lines[at] ?? '').replace(/: .*/s, `: ${pick(random, bits)}${pick(random, bits)}`)),
  (lines, at) =>
    (lines[at] = (lines[at] ?? '').replace(/^[^:]+/, (name) => compactNames.get(name) ?? ` ${name} `)),
  (lines, _, random) => lines.push(`Content-Length: ${pick(random, lengths)}`),
  (lines, _, random) => lines.push(pick(random, extras)),
  (lines, _, random) => (lines[0] = (lines[0] ?? '').replace(/^\S+/, () => pick(random, methods))),
  (lines, _, random) => (lines[0] = (lines[0] ?? '').replace(/ \S+/, () => ` ${pick(random, uris)}`)),
  (lines, _, random) => (lines[0] = (lines[0] ?? '').replace(/[0-9]{3}/, String(upTo(random, 999)))),
  (lines, at, random) => (lines[at] = (lines[at] ?? '').replace('<', () => `${pick(random, names)}<`)),
];

/** What only one in hundreds gets: it is large. */
const floods: readonly Bend[] = [
  (lines) => lines.splice(1, 0, ...Array.from({ length: 10_000 }, (_, n) => `Via: SIP/2.0/WS h${n}`)),
  (lines, at) => (lines[at] += 'x'.repeat(70_000)),
  (lines, at) => (lines[at] += '\r\n '.repeat(5_000)),
  (lines, at) => (lines[at] += ', <sip:a@b;lr>'.repeat(1_400)),
  (lines, at) => (lines[at] += ';a="'.repeat(4_900)),
  (lines) => lines.push(...Array.from({ length: 101 }, (_, n) => `X-${n}: 1`)),
  (lines, at) => (lines[at] = Array.from({ length: 9_000 }, () => '\\"').join('')),
];

const bent = (head: string, random: Random): string => {
  const lines = head.split('\r\n');
  for (let left = upTo(random, 3); left > 0 && lines.length > 0; left -= 1)
    pick(random, bends)(lines, upTo(random, lines.length - 1), random);
  if (lines.length > 0 && random() < 0.002)
    pick(random, floods)(lines, upTo(random, lines.length - 1), random);
  return lines.join('\r\n');
};

/** Bytes that no UTF-8 has, as a decoder shows them. */
const binary = (random: Random): string =>
  Array.from({ length: upTo(random, 40) }, () => String.fromCharCode(upTo(random, 255))).join('');

/** Changes that do not care for the shape: a cut, an insertion, bytes. */
const scarred = (text: string, random: Random): string => {
  const at = Math.floor(random() * text.length);
  switch (upTo(random, 9)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + binary(random) + text.slice(at);
    case 2:
    case 3:
      return text.slice(0, at) + pick(random, bits) + text.slice(at + upTo(random, 3));
    default:
      return text;
  }
};

/** A message, bent in up to five places, or in none. */
export const bend = (text: string, random: Random): string => {
  const end = text.indexOf('\r\n\r\n');
  return scarred(bent(text.slice(0, end), random) + text.slice(end), random);
};
