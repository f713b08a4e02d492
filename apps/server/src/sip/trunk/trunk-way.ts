import type { RemoteInfo, Socket } from 'node:dgram';
import { TokenBucket } from '../../socket/token-bucket.ts';
import type { Flow, Incoming, SelfNames } from '../flow.ts';
import type { SipDeps } from '../ports.ts';
import { ServerTransactions } from '../server-transactions.ts';
import type { SipRequest, SipResponse } from '../wire/message.ts';
import { parseMessage } from '../wire/parse-message.ts';
import { writeReply } from '../wire/write-message.ts';
import { digestProof } from './digest-proof.ts';
import { Repeats } from './repeats.ts';
import type { TrunkConfig } from './trunk-config.ts';

type Deps = Pick<SipDeps, 'clock' | 'log' | 'token' | 'messagesPerSecond'>;

/** Where the other end is, and where it may come from. */
export type Carrier = { address: string; port: number; all: ReadonlySet<string> };

type Watcher = {
  onRequest: (incoming: Incoming) => void;
  /** ACK, which is never answered. */
  onAck: (request: SipRequest) => void;
  onResponse: (response: SipResponse) => void;
  /** Our answer to an INVITE was never acknowledged. */
  onNoAck: (request: SipRequest) => void;
};

/** Of all calls of a carrier: what comes again within 32 seconds must not begin a second one. */
const mostRequests = 4_096;
const remembered = 256;

const inviteKey = ({ callId, cseq }: SipRequest): string => `${callId}\n${cseq.number}`;
const askedKey = (method: string, branch: string): string => `${method}\n${branch}`;
/** Ours begin with the method, and our Via is the first header. */
const ownRequest = /^([A-Z]+) [^\r]*\r\nVia: [^\r]*;branch=([^;\s]+)/;

/** RFC 3581: the answer says where the question came from. */
const withSource = (request: SipRequest, { address, port }: RemoteInfo): SipRequest => {
  const [top = '', ...others] = request.headers.get('via') ?? [];
  const via = top.replace(/;\s*rport(?=;|$)/i, `;received=${address};rport=${port}`);
  return { ...request, headers: new Map([...request.headers, ['via', [via, ...others]]]) };
};

/** SIP over UDP to one carrier: what RFC 3261 §17 asks of a way on which datagrams are lost and come twice. */
export class TrunkWay implements Flow {
  readonly id: string;
  readonly extension = null;
  readonly isOpen = true;
  readonly self: SelfNames;
  readonly #socket: Socket;
  readonly #deps: Deps;
  readonly #account: Pick<TrunkConfig, 'user' | 'password'>;
  readonly #watcher: Watcher;
  readonly #seen = new ServerTransactions(mostRequests);
  readonly #repeats: Repeats;
  /** §9.1: a CANCEL waits until the INVITE has been heard. */
  readonly #cancels = new Map<string, string>();
  /** INVITEs that have been sent and not been heard yet. */
  readonly #unheard = new Set<string>();
  /** §17.1.1.3: a refusal that comes again wants its ACK again. */
  readonly #acks = new Map<string, string>();
  readonly #pace: TokenBucket;
  carrier: Carrier;

  constructor(
    deps: Deps,
    socket: Socket,
    way: { self: SelfNames; carrier: Carrier; account: Pick<TrunkConfig, 'user' | 'password'> },
    watcher: Watcher,
  ) {
    this.id = deps.token();
    this.#deps = deps;
    this.#socket = socket;
    this.self = way.self;
    this.carrier = way.carrier;
    this.#account = way.account;
    this.#watcher = watcher;
    this.#repeats = new Repeats(deps.clock);
    this.#pace = new TokenBucket(deps.clock, deps.messagesPerSecond);
    socket.on('message', (data, from) => this.#onDatagram(data, from));
  }

  prove(challenge: SipResponse, method: string, uri: string): ReturnType<typeof digestProof> {
    if (this.#account.user === '') return null;
    return digestProof(challenge, this.#account, { method, uri, cnonce: this.#deps.token() });
  }

  /** Requests of ours; answers go through `reply`. */
  send(text: string): void {
    const [, method = '', branch = ''] = ownRequest.exec(text) ?? [];
    const invite = askedKey('INVITE', branch);
    if (method === 'ACK') this.#rememberAck(invite, text);
    else if (method === 'CANCEL' && this.#unheard.has(invite)) {
      this.#cancels.set(invite, text);
      return;
    } else this.#repeat(method, askedKey(method, branch), text);
    this.#put(text);
  }

  close(): void {
    this.#repeats.close();
    this.#socket.close();
  }

  #repeat(method: string, key: string, text: string): void {
    const isInvite = method === 'INVITE';
    if (isInvite) this.#unheard.add(key);
    const forget = (): void => this.#forget(key);
    this.#repeats.start(key, () => this.#put(text), isInvite ? Number.POSITIVE_INFINITY : undefined, forget);
  }

  #forget(key: string): void {
    this.#unheard.delete(key);
    this.#cancels.delete(key);
  }

  #rememberAck(key: string, text: string): void {
    this.#acks.set(key, text);
    const oldest = this.#acks.size > remembered ? this.#acks.keys().next() : null;
    if (oldest && !oldest.done) this.#acks.delete(oldest.value);
  }

  #put(text: string, to: { address: string; port: number } = this.carrier): void {
    this.#socket.send(text, to.port, to.address, (error) => {
      if (error) this.#deps.log.warn({ err: error }, 'a message to the trunk could not be sent');
    });
  }

  #onDatagram(data: Buffer, from: RemoteInfo): void {
    if (!this.carrier.all.has(from.address)) return;
    if (this.#pace.take(this.#deps.clock.now()) !== 'ok') return;
    const text = new TextDecoder().decode(data);
    // Keep-alives of NATs are blank.
    if (text.trim() === '') return;
    const parsed = parseMessage(text);
    // Not answered: who speaks no SIP gets nothing that could be sent on to a third.
    if ('refused' in parsed)
      return this.#deps.log.warn({ reason: parsed.refused.reason }, 'the trunk sent no SIP');
    if (parsed.message.kind === 'request') this.#onRequest(withSource(parsed.message, from), from);
    else this.#onResponse(parsed.message);
  }

  #onResponse(response: SipResponse): void {
    const key = askedKey(response.cseq.method, response.branch);
    if (response.status >= 200 || response.cseq.method === 'INVITE') this.#repeats.stop(key);
    this.#unheard.delete(key);
    const cancel = this.#cancels.get(key);
    this.#cancels.delete(key);
    const ack = this.#acks.get(key);
    if (ack !== undefined && response.status >= 300) return this.#put(ack);
    this.#watcher.onResponse(response);
    if (cancel !== undefined && response.status < 200) this.send(cancel);
  }

  #onRequest(request: SipRequest, from: RemoteInfo): void {
    if (request.method === 'ACK') {
      this.#repeats.stop(inviteKey(request));
      return this.#watcher.onAck(request);
    }
    const before = this.#seen.repeated(request);
    if (before === undefined) return this.#watcher.onRequest(this.#incoming(request, from));
    if (before !== null) this.#put(before, from);
  }

  #incoming(request: SipRequest, from: RemoteInfo): Incoming {
    return {
      request,
      flow: this,
      reply: (status, parts) => {
        const text = writeReply(request, status, parts);
        this.#seen.answered(request, text);
        this.#put(text, from);
        if (request.method !== 'INVITE' || status < 200) return;
        const give = (): void => this.#watcher.onNoAck(request);
        this.#repeats.start(
          inviteKey(request),
          () => this.#put(text, from),
          undefined,
          status < 300 ? give : undefined,
        );
      },
    };
  }
}
