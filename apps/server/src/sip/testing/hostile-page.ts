import { randomUUID } from 'node:crypto';
import { bend, pick, plainMessage, type Random } from './hostile-messages.ts';
import type { SipPage } from './sip-page.ts';
import { all, get, sdpNamed, type Seen, tagIn } from './sip-text.ts';

// What a page that means harm sends: bent requests outside of calls, bent requests inside the calls that it has, and bent
// answers to what the server asks it. The server's own words are where it learns tags and branches from.

type Dialog = { callId: string; local: string; remote: string; cseq: number; branch: string };

const ofTheCall = [
  'ACK',
  'ACK',
  'ACK',
  'INFO',
  'INFO',
  'UPDATE',
  'UPDATE',
  'INVITE',
  'INVITE',
  'REFER',
  'REFER',
];
const inCalls = [...ofTheCall, ...ofTheCall, 'OPTIONS', 'NOTIFY', 'MESSAGE', 'CANCEL', 'BYE'];
const answers = ['180 Ringing', '200 OK', '200 OK', '200 OK', '183 Soon', '202 Taken'];
const refusals = [
  '100 Trying',
  '302 There',
  '401 No',
  '408 Late',
  '486 Busy',
  '491 Wait',
  '503 Down',
  '699 X',
];

const extra = (random: Random, method: string, numbers: readonly string[]): string[] => {
  switch (method) {
    case 'REFER':
      return [`Refer-To: <sip:${pick(random, numbers)}@line.test>`];
    case 'INFO':
      return ['Content-Type: application/dtmf-relay'];
    case 'REGISTER':
      return [
        `Contact: <sip:h${Math.floor(random() * 20)}@page.invalid>;expires=${pick(random, ['0', '60', '-1'])}`,
      ];
    case 'INVITE':
    case 'UPDATE':
      return ['Content-Type: application/sdp', 'Session-Expires: 90', 'Min-SE: 90'];
    default:
      return [];
  }
};

const bodyOf = (random: Random, method: string): string => {
  if (method === 'INFO') return `Signal=${pick(random, ['1', '#', 'x', '\0'])}\r\nDuration=160`;
  if (method !== 'INVITE' && method !== 'UPDATE') return '';
  return random() < 0.9 ? sdpNamed('hostile', pick(random, ['sendrecv', 'sendonly', 'inactive'])) : '';
};

const written = (first: string, lines: readonly string[], body: string): string =>
  [first, ...lines, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');

/** Bends what is said between one page and the server. */
export class HostilePage {
  readonly #page: SipPage;
  readonly #random: Random;
  readonly #numbers: readonly string[];
  readonly #dialogs: Dialog[] = [];
  readonly #asked: Seen[] = [];

  /** `numbers` are what it dials. */
  constructor(page: SipPage, random: Random, numbers: readonly string[]) {
    this.#page = page;
    this.#random = random;
    this.#numbers = numbers;
  }

  /** Reads what has come, and says one thing more. */
  say(): void {
    for (const message of this.#page.seen.splice(0)) this.#learn(message);
    const text = this.#next();
    // Much of it is not bent at all: without it no call would ever stand.
    this.#page.raw(this.#random() < 0.6 ? text : bend(text, this.#random));
  }

  #learn(message: Seen): void {
    if (message.method !== '' && message.method !== 'ACK') this.#asked.push(message);
    const dialog = this.#dialogs.find(({ callId }) => callId === get(message, 'call-id'));
    if (dialog && message.status > 100 && tagIn(get(message, 'to')) !== '')
      dialog.remote = get(message, 'to');
    if (this.#asked.length > 10) this.#asked.shift();
    if (this.#dialogs.length > 6) this.#dialogs.shift();
  }

  #next(): string {
    const [asked, dialog] = [this.#asked.at(-1), this.#dialogs.at(-1)];
    const dice = this.#random();
    // Mostly what has come last: it is what stands.
    if (asked && dice < 0.4) return this.#answer(dice < 0.3 ? asked : pick(this.#random, this.#asked));
    if (dialog && dice < 0.8) return this.#inCall(dice < 0.7 ? dialog : pick(this.#random, this.#dialogs));
    if (dice < 0.9) return this.#outside();
    return plainMessage(this.#random).replaceAll('1001', this.#page.extension);
  }

  #answer(asked: Seen): string {
    const random = this.#random;
    const to = `${get(asked, 'to')}${tagIn(get(asked, 'to')) === '' ? ';tag=h' : ''}`;
    const status = pick(random, random() < 0.8 ? answers : refusals);
    if (asked.method === 'INVITE' && status.startsWith('200')) this.#accepted(asked, to);
    const lines = [
      ...all(asked, 'via').map((via) => `Via: ${via}`),
      `From: ${get(asked, 'from')}`,
      `To: ${to}`,
      `Call-ID: ${get(asked, 'call-id')}`,
      `CSeq: ${get(asked, 'cseq')}`,
      `Contact: <${this.#page.contact}>`,
      'Content-Type: application/sdp',
    ];
    return written(`SIP/2.0 ${status}`, lines, bodyOf(random, asked.method));
  }

  #accepted(asked: Seen, local: string): void {
    const callId = get(asked, 'call-id');
    if (this.#dialogs.some((known) => known.callId === callId)) return;
    this.#dialogs.push({ callId, local, remote: get(asked, 'from'), cseq: 0, branch: 'z9hG4bKnone' });
  }

  #request(dialog: Dialog, method: string, uri: string): string {
    const repeats = method === 'ACK' || method === 'CANCEL';
    if (!repeats) dialog.cseq += 1;
    const lines = [
      `Via: SIP/2.0/WS page.invalid;branch=${repeats ? dialog.branch : `z9hG4bK${randomUUID()}`}`,
      `From: ${dialog.local}`,
      `To: ${dialog.remote}`,
      `Call-ID: ${dialog.callId}`,
      `CSeq: ${dialog.cseq} ${method}`,
      `Contact: <${this.#page.contact}>`,
      'Max-Forwards: 69',
      ...extra(this.#random, method, this.#numbers),
    ];
    return written(`${method} ${uri} SIP/2.0`, lines, bodyOf(this.#random, method));
  }

  #inCall(dialog: Dialog): string {
    return this.#request(dialog, pick(this.#random, inCalls), 'sip:line@line.invalid;transport=ws');
  }

  #outside(): string {
    const method = pick(this.#random, ['INVITE', 'INVITE', 'REGISTER', 'OPTIONS', 'MESSAGE']);
    const uri = method === 'INVITE' ? `sip:${pick(this.#random, this.#numbers)}@line.test` : 'sip:line.test';
    const own = `<sip:${this.#page.extension}@line.test>`;
    const branch = `z9hG4bK${randomUUID()}`;
    const remote = method === 'INVITE' ? `<${uri}>` : own;
    const dialog = { callId: randomUUID(), local: `${own};tag=${randomUUID()}`, remote, cseq: 0, branch };
    if (method === 'INVITE') this.#dialogs.push(dialog);
    return this.#request(dialog, method, uri).replace(/branch=[^\r]*/, `branch=${branch}`);
  }
}

/** An unbent question whose answer says that everything before it has been read. */
export const probe = (page: SipPage, callId: string): string => {
  const own = `<sip:${page.extension}@line.test>`;
  return written(
    'OPTIONS sip:line.test SIP/2.0',
    [
      `Via: SIP/2.0/WS page.invalid;branch=z9hG4bK${callId}`,
      `From: ${own};tag=probe`,
      `To: ${own}`,
      `Call-ID: ${callId}`,
      'CSeq: 1 OPTIONS',
    ],
    '',
  );
};

export const answersProbe = (callId: string) => (message: Seen) =>
  message.status > 0 && get(message, 'call-id') === callId;
