import type { RawData, WebSocket } from 'ws';
import { TokenBucket } from '../socket/token-bucket.ts';
import { authenticate, challengeLines, type Proven } from './auth/authenticate.ts';
import { nonces } from './auth/nonces.ts';
import type { Flow, Incoming } from './flow.ts';
import { toPages } from './leg-lines.ts';
import type { Line } from './line.ts';
import { route } from './route.ts';
import { ServerTransactions } from './server-transactions.ts';
import type { SipRequest } from './wire/message.ts';
import { parseMessage, type RefusedMessage } from './wire/parse-message.ts';
import { writeReply } from './wire/write-message.ts';

const closePolicy = 1008;
const closeTooLarge = 1009;
/** RFC 7118 §6: text or binary, one whole message each. */
const asText = (data: RawData): string => new TextDecoder().decode(data as Buffer);
const mostFaults = 20;
/** Answers of ours that a page may ask for again. */
const remembered = 128;
/** A socket that shows no credential is of no use. */
const loginMs = 20_000;

/** `onGone` is called once; `onProven` whenever a credential was good. */
type Watcher = { onProven: () => void; onGone: () => void };

/** One WebSocket of one page. */
export class SipConnection implements Flow {
  readonly id: string;
  readonly self = toPages;
  readonly #socket: WebSocket;
  readonly #line: Line;
  readonly #seen = new ServerTransactions(remembered);
  readonly #nonces: ReturnType<typeof nonces>;
  readonly #cancels: (() => void)[] = [];
  readonly #onProven: () => void;
  #proven: Proven | null = null;
  #open = true;
  #faults = 0;
  #answeredPing = true;

  constructor(line: Line, socket: WebSocket, { onProven, onGone }: Watcher) {
    this.id = line.token();
    this.#line = line;
    this.#onProven = onProven;
    this.#socket = socket;
    this.#nonces = nonces(line.token(), () => line.clock.now());
    const pace = new TokenBucket(line.clock, line.messagesPerSecond);
    socket.on('message', (data) => {
      if (!this.#open) return;
      if (pace.take(line.clock.now()) !== 'ok') return this.close(closePolicy, 'too fast');
      this.#onText(asText(data));
    });
    socket.on('pong', () => (this.#answeredPing = true));
    socket.on('error', () => this.#gone(onGone));
    socket.on('close', () => this.#gone(onGone));
    this.#cancels.push(
      line.clock.every(line.timers.ping, () => this.#ping()),
      line.clock.after(loginMs, () => {
        if (this.#proven === null) this.close(closePolicy, 'no credential was shown');
      }),
    );
  }

  get extension(): string | null {
    return this.#proven?.extension ?? null;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  send(text: string): void {
    if (!this.#open) return;
    // D7: who does not read is let go.
    if (this.#socket.bufferedAmount > this.#line.sendBufferBytes) return this.#socket.terminate();
    this.#socket.send(text);
  }

  close(code: number, reason: string): void {
    if (this.#open) this.#socket.close(code, reason);
  }

  #ping(): void {
    if (!this.#answeredPing) return this.#socket.terminate();
    this.#answeredPing = false;
    this.#socket.ping();
  }

  #gone(onGone: () => void): void {
    if (!this.#open) return;
    this.#open = false;
    for (const cancel of this.#cancels.splice(0)) cancel();
    onGone();
  }

  #onText(text: string): void {
    // RFC 5626 §3.5.1: CRLF CRLF asks, CRLF answers.
    if (text === '\r\n\r\n') return this.send('\r\n');
    if (/^(?:\r\n)*$/.test(text)) return;
    const parsed = parseMessage(text);
    if ('refused' in parsed) return this.#onFault(parsed.refused);
    if (parsed.message.kind === 'request') return this.#onRequest(parsed.message);
    if (this.#line.transactions.receive(parsed.message)) return;
    route.repeatedResponse(this.#line, this, parsed.message);
  }

  #onFault({ status, reason, about }: RefusedMessage): void {
    this.#faults += 1;
    if (this.#faults > mostFaults) return this.close(closePolicy, 'too many malformed messages');
    if (status === 413 && !about) return this.close(closeTooLarge, 'message too large');
    const isAnswerable =
      about && about.method !== 'ACK' && about.headers.has('via') && about.headers.has('cseq');
    if (isAnswerable) this.send(writeReply(about, status, { reason: `Bad Message: ${reason}` }));
  }

  #onRequest(request: SipRequest): void {
    const incoming = this.#incoming(request);
    if (request.method === 'ACK') return route.ack(this.#line, incoming);
    const before = this.#seen.repeated(request);
    if (before !== undefined) {
      if (before !== null) this.send(before);
      return;
    }
    const proven = this.#prove(incoming);
    if (proven) route.request(this.#line, incoming, proven);
  }

  #incoming(request: SipRequest): Incoming {
    return {
      request,
      flow: this,
      reply: (status, parts) => {
        const text = writeReply(request, status, parts);
        this.#seen.answered(request, text);
        this.send(text);
      },
    };
  }

  /** Who asks; null if it was told to prove it. A proof holds for this socket as long as the credential does. */
  #prove(incoming: Incoming): Proven | null {
    const { request } = incoming;
    const now = this.#line.clock.now();
    const isNewProof = request.headers.has('authorization');
    const known = this.#proven;
    // CANCEL cannot be challenged (RFC 3261 §22.1), and who may speak in a call may also end it when the hour is over.
    const isOngoing = request.method === 'CANCEL' || request.to.tag !== undefined;
    if (known && isOngoing) return this.#ifOwn(incoming, known);
    if (known && known.expiresAt > now && !isNewProof && request.method !== 'REGISTER')
      return this.#ifOwn(incoming, known);
    return this.#challenge(incoming);
  }

  #ifOwn(incoming: Incoming, known: Proven): Proven | null {
    if (route.isFrom(incoming.request, known.extension)) return known;
    incoming.reply(403, { toTag: this.#line.token(), reason: 'Not Your Extension' });
    return null;
  }

  #challenge(incoming: Incoming): Proven | null {
    const { realm, secret, clock, token } = this.#line;
    const deps = { realm, secret, nonces: this.#nonces, now: () => clock.now() };
    const verdict = authenticate(deps, incoming.request);
    if (verdict.name === 'proven') {
      // One socket speaks for one extension, as long as it lives.
      if (this.#proven && this.#proven.extension !== verdict.proven.extension) {
        incoming.reply(403, { toTag: token(), reason: 'This Socket Is Another Extension' });
        return null;
      }
      this.#proven = verdict.proven;
      this.#onProven();
      return verdict.proven;
    }
    if (verdict.name === 'foreign') incoming.reply(403, { toTag: token(), reason: 'Not Your Extension' });
    else incoming.reply(401, { toTag: token(), lines: challengeLines(deps, verdict) });
    return null;
  }
}
