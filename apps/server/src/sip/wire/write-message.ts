import type { SipHeaders } from './message.ts';
import { reasonPhrase } from './reason-phrases.ts';

export type HeaderLine = readonly [name: string, value: string | number];
export type Payload = { contentType: string; body: string };

const line = ([name, value]: HeaderLine): string => {
  const text = String(value);
  // Values come from messages that the parser has checked; this is the last door against a header slipped in.
  if (/[\r\n\0]/.test(text)) throw new Error(`header ${name} would break the message`);
  return `${name}: ${text}\r\n`;
};

const assemble = (first: string, lines: readonly HeaderLine[], payload: Payload | undefined): string => {
  const body = payload?.body ?? '';
  const all: HeaderLine[] = [
    ...lines,
    ...(payload ? [['Content-Type', payload.contentType] as const] : []),
    ['Content-Length', Buffer.byteLength(body)],
  ];
  return `${first}\r\n${all.map(line).join('')}\r\n${body}`;
};

export const writeRequest = (
  method: string,
  uri: string,
  lines: readonly HeaderLine[],
  payload?: Payload,
): string => assemble(`${method} ${uri} SIP/2.0`, lines, payload);

const copied = (headers: SipHeaders, name: string, as: string): HeaderLine[] =>
  (headers.get(name) ?? []).map((value) => [as, value]);

const withTag = (to: string, tag: string): string => (/;\s*tag=/i.test(to) ? to : `${to};tag=${tag}`);

export type ReplyParts = {
  toTag?: string;
  reason?: string;
  lines?: readonly HeaderLine[];
  payload?: Payload;
};

/** RFC 3261 §8.2.6: Via, From, To, Call-ID and CSeq come back as they were. */
export const writeReply = (to: { headers: SipHeaders }, status: number, parts: ReplyParts = {}): string => {
  const { headers } = to;
  const toValue = headers.get('to')?.[0] ?? '';
  const lines: HeaderLine[] = [
    ...copied(headers, 'via', 'Via'),
    ...(status > 100 && status < 300 ? copied(headers, 'record-route', 'Record-Route') : []),
    ...copied(headers, 'from', 'From'),
    ['To', parts.toTag === undefined ? toValue : withTag(toValue, parts.toTag)],
    ...copied(headers, 'call-id', 'Call-ID'),
    ...copied(headers, 'cseq', 'CSeq'),
    ...(parts.lines ?? []),
  ];
  return assemble(`SIP/2.0 ${status} ${parts.reason ?? reasonPhrase(status)}`, lines, parts.payload);
};
