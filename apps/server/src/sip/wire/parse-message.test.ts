import { cpuMs } from '@inlay/testkit/cpu-ms.ts';
import { expect, test } from 'vitest';
import { limits } from './limits.ts';
import { headerOf, headersOf, optionTags, type SipRequest } from './message.ts';
import { parseMessage } from './parse-message.ts';
import { parseAddress, uriHeaders, userOf } from './address.ts';
import { writeReply, writeRequest } from './write-message.ts';

const lines = [
  'INVITE sip:1002@line.test SIP/2.0',
  'Via: SIP/2.0/WS page.invalid;branch=z9hG4bKabc',
  'From: "Ada, <the> \\"first\\"" <sip:1001@line.test>;tag=one',
  'To: <sip:1002@line.test>',
  'Call-ID: call-1',
  'CSeq: 7 INVITE',
];
const text = (more: readonly string[] = [], body = ''): string =>
  `${[...lines, ...more].join('\r\n')}\r\n\r\n${body}`;
const parsed = (message: string): SipRequest => {
  const result = parseMessage(message);
  if ('refused' in result) throw new Error(result.refused.reason);
  if (result.message.kind !== 'request') throw new Error('a response');
  return result.message;
};
const refusal = (message: string): string => {
  const result = parseMessage(message);
  return 'refused' in result ? `${result.refused.status} ${result.refused.reason}` : 'accepted';
};

test('[P6] a request is read: addresses in quotes, compact names, folded lines, many and one-line lists', () => {
  const message = parsed(
    text(
      [
        'm: <sip:x@y.invalid;transport=ws>',
        'k: timer,',
        ' Replaces ',
        'Supported: gruu',
        'l: 2',
        'X-Params: a%20b',
      ],
      'hi',
    ),
  );
  expect(message.from).toMatchObject({ uri: 'sip:1001@line.test', tag: 'one' });
  expect(message.branch).toBe('z9hG4bKabc');
  expect(message.cseq).toEqual({ number: 7, method: 'INVITE' });
  expect(headerOf(message, 'contact')).toBe('<sip:x@y.invalid;transport=ws>');
  expect(optionTags(message, 'supported')).toEqual(['timer', 'replaces', 'gruu']);
  expect(headersOf(message, 'supported')).toHaveLength(2);
  expect(message.body).toBe('hi');
  expect(parsed(text(['__proto__: x', 'constructor: y'])).headers.get('constructor')).toEqual(['y']);
});

test('[P6] what is missing, twice, false, too long or too much is refused with a sentence that says which', () => {
  expect(refusal('')).toContain('no empty line');
  expect(refusal('INVITE sip:1 SIP/2.0')).toContain('no empty line');
  expect(refusal(text().replace('SIP/2.0', 'SIP/3.0'))).toBe('505 only SIP/2.0 is spoken here');
  for (const name of ['Via', 'From', 'To', 'Call-ID', 'CSeq'])
    expect(refusal(text().replace(`${name}:`, 'X-Gone:'))).toBe(
      `400 header ${name.toLowerCase()} is missing`,
    );
  for (const line of lines.slice(2)) expect(refusal(text([line]))).toContain('is there twice');
  expect(refusal(text(['Content-Length: 3'], 'four'))).toContain('content-length');
  expect(refusal(text(['Content-Length: -1']))).toContain('content-length');
  expect(refusal(text(['Content-Length: 0', 'l: 5'], 'hello'))).toContain('twice');
  expect(refusal(text([`X-A: ${'x'.repeat(limits.headerValue + 1)}`]))).toContain('longer than');
  expect(refusal(text(Array.from({ length: 101 }, () => 'X-A: b')))).toContain('more than 100');
  expect(refusal(text(Array.from({ length: 500 }, () => ' b')))).toContain('too many');
  expect(refusal(text([], 'x'.repeat(limits.bodyBytes + 1)))).toContain('413');
  expect(refusal(text([], 'x'.repeat(limits.messageBytes)))).toContain('413 the message is too large');
  expect(refusal(text(['X-A: a\u0000b']))).toContain('control character');
  expect(refusal(text(['X-A: a\nb']))).toContain('control character');
  expect(refusal(text(['X A: b']))).toContain('name is malformed');
  expect(refusal(text(['nocolon']))).toContain('no colon');
  expect(refusal(text().replace('CSeq: 7 INVITE', 'CSeq: 7 BYE'))).toContain('another method');
  expect(refusal(text().replace('CSeq: 7', 'CSeq: 99999999999'))).toContain('cseq is malformed');
  expect(refusal(text().replace(';tag=one', ''))).toContain('no tag');
  expect(refusal(text().replace('INVITE sip', ' continued\r\nINVITE sip'))).toContain('malformed');
});

test('[P6] addresses: users, parameters, headers of a URI; what is none is null', () => {
  expect(userOf('sip:%2B4930@x')).toBe('+4930');
  expect(userOf('sip:ada:secret@x')).toBe('ada');
  expect(userOf('tel:+4930;phone-context=x')).toBe('+4930');
  expect(userOf('sip:host.only')).toBe(null);
  expect(userOf('sip:%E0%A4@x')).toBe(null);
  expect(parseAddress('sip:a@b;tag=x')).toMatchObject({ uri: 'sip:a@b', tag: 'x' });
  expect(parseAddress('<javascript:alert(1)>')).toBe(null);
  expect(parseAddress('"unclosed <sip:a@b>')).toBe(null);
  expect(parseAddress('<sip:a@b')).toBe(null);
  expect(uriHeaders('sip:a@b?Replaces=c%3Bto-tag%3D1&x=%E0').get('replaces')).toBe('c;to-tag=1');
});

test('[P6] an answer carries Via, From, To, Call-ID and CSeq back, and nothing can be slipped into a header', () => {
  const reply = parseMessage(writeReply(parsed(text()), 180, { toTag: 'two', lines: [['X-Call-Id', 'c']] }));
  expect(reply).toMatchObject({
    message: { kind: 'response', status: 180, reason: 'Ringing', callId: 'call-1' },
  });
  expect('message' in reply && reply.message.to.tag).toBe('two');
  expect(() => writeRequest('BYE', 'sip:x', [['Reason', 'a\r\nX-Evil: 1']])).toThrow('break the message');
});

test('[P6] hostile shapes cost no more than their length', () => {
  const filler = 19_000;
  const shapes = [' ', '<', '"', '\\"', ';', ',', '"<', '%', '=', 'a;', '<sip:'].map((part) =>
    part.repeat(Math.floor(filler / part.length)),
  );
  const names = ['From', 'To', 'Via', 'Contact', 'X-A'];
  const messages = names.flatMap((name) =>
    shapes.map((shape) => text().replace(new RegExp(`^${name}: .*$`, 'm'), () => `${name}: ${shape}`)),
  );
  expect(cpuMs(() => messages.forEach((message) => parseMessage(message)))).toBeLessThan(1_000);
});
