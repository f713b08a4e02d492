import { type Address, parseAddress } from './address.ts';
import { limits } from './limits.ts';
import type { SipHeaders, SipMessage } from './message.ts';
import { paramsOf, splitOutside } from './scan.ts';
import { readHeaders } from './split-head.ts';

/** Why a text is no SIP message; `about` is what an answer to a request needs, where that much could be read. */
export type RefusedMessage = {
  status: 400 | 413 | 505;
  reason: string;
  about: { method: string; headers: SipHeaders } | null;
};
export type Parsed = { message: SipMessage } | { refused: RefusedMessage };

type StartLine = { method: string; uri: string } | { status: number; reason: string };

const requestForm = /^([A-Z]{1,32}) ([^\s]{1,900}) SIP\/([0-9]{1,3}\.[0-9]{1,3})$/;
const responseForm = /^SIP\/2\.0 ([1-6][0-9]{2}) ?([^\r\n]{0,200})$/;
/** A second one of these would let two readers of the message see two messages. */
const single = ['from', 'to', 'call-id', 'cseq', 'content-length', 'content-type', 'max-forwards'];

class Refused extends Error {
  readonly status: RefusedMessage['status'];

  constructor(reason: string, status: RefusedMessage['status'] = 400) {
    super(reason);
    this.status = status;
  }
}

const readStartLine = (line: string): StartLine => {
  if (line.length > limits.startLine) throw new Refused('the first line is too long', 413);
  const response = responseForm.exec(line);
  if (response) return { status: Number(response[1]), reason: response[2] ?? '' };
  const [, method, uri, version] = requestForm.exec(line) ?? [];
  if (method === undefined || uri === undefined) throw new Refused('the first line is malformed');
  if (version !== '2.0') throw new Refused('only SIP/2.0 is spoken here', 505);
  return { method, uri };
};

const one = (headers: SipHeaders, name: string): string => {
  const value = headers.get(name)?.[0];
  if (value === undefined || value === '') throw new Refused(`header ${name} is missing`);
  return value;
};

const address = (headers: SipHeaders, name: string): Address => {
  const parsed = parseAddress(one(headers, name));
  if (!parsed) throw new Refused(`header ${name} is no address`);
  return parsed;
};

const readCseq = (value: string): { number: number; method: string } => {
  const [, digits, method] = /^([0-9]{1,10})[ \t]+([A-Z]{1,32})$/.exec(value) ?? [];
  const number = Number(digits);
  if (method === undefined || number > limits.cseq) throw new Refused('header cseq is malformed');
  return { number, method };
};

const branchOf = (headers: SipHeaders): string => {
  const top = splitOutside(one(headers, 'via'), ',')[0] ?? '';
  return paramsOf(splitOutside(top, ';').slice(1)).get('branch') ?? '';
};

const checkLength = (headers: SipHeaders, body: string): void => {
  const bytes = Buffer.byteLength(body);
  if (bytes > limits.bodyBytes) throw new Refused(`the body is larger than ${limits.bodyBytes} bytes`, 413);
  const given = headers.get('content-length')?.[0];
  // RFC 7118 §5.3: on a WebSocket it may be absent; if there, it must be true.
  if (given === undefined) return;
  if (!/^[0-9]{1,9}$/.test(given) || Number(given) !== bytes)
    throw new Refused('content-length is not the length of the body');
};

const checked = (start: StartLine, headers: SipHeaders, body: string): SipMessage => {
  for (const name of single)
    if ((headers.get(name)?.length ?? 0) > 1) throw new Refused(`header ${name} is there twice`);
  checkLength(headers, body);
  const cseq = readCseq(one(headers, 'cseq'));
  const callId = one(headers, 'call-id');
  if (callId.length > 256 || /\s/.test(callId)) throw new Refused('header call-id is malformed');
  const core = {
    headers,
    body,
    callId,
    cseq,
    from: address(headers, 'from'),
    to: address(headers, 'to'),
    branch: branchOf(headers),
  };
  if ('status' in start) return { kind: 'response', ...start, ...core };
  if (cseq.method !== start.method) throw new Refused('header cseq names another method');
  if (core.from.tag === undefined) throw new Refused('header from has no tag');
  return { kind: 'request', ...start, ...core };
};

/** Head and body; the start line and the lines of the headers. */
const cut = (text: string): { first: string; lines: string[]; body: string } => {
  if (Buffer.byteLength(text) > limits.messageBytes) throw new Refused('the message is too large', 413);
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) throw new Refused('the message has no empty line after its headers');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  return { first, lines, body: text.slice(end + 4) };
};

/** Never throws, whatever the text is. */
export const parseMessage = (text: string): Parsed => {
  let about: RefusedMessage['about'] = null;
  try {
    const { first, lines, body } = cut(text);
    const start = readStartLine(first);
    const head = readHeaders(lines);
    if ('fault' in head) throw new Refused(head.fault);
    about = 'method' in start ? { method: start.method, headers: head.headers } : null;
    return { message: checked(start, head.headers, body) };
  } catch (error) {
    if (error instanceof Refused) return { refused: { status: error.status, reason: error.message, about } };
    throw error;
  }
};
