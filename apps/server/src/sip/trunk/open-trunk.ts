import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { ClientTransactions } from '../client-transactions.ts';
import { denial } from '../denial.ts';
import { type DialAsk, type Dialling, settledDialling } from '../dialling.ts';
import type { Incoming, SelfNames } from '../flow.ts';
import type { Line } from '../line.ts';
import type { PlainPlace } from '../media/plain-side.ts';
import { callLines } from '../x-headers.ts';
import { findCarrier, ownAddressTowards } from './carrier-address.ts';
import { mediaLost } from './media-lost.ts';
import { takeTrunkCall } from './take-trunk-call.ts';
import type { TrunkConfig } from './trunk-config.ts';
import { TrunkDialling } from './trunk-dialling.ts';
import { TrunkLeg } from './trunk-leg.ts';
import type { Outside, TrunkDeps } from './trunk-deps.ts';
import type { Trunk } from './trunk-port.ts';
import { trunkRoute } from './trunk-route.ts';
import { TrunkWay } from './trunk-way.ts';

/** A carrier that says nothing at all so long is not there. */
const deadMs = 8_000;
const lookMs = 60_000;

const selfAt = (address: string, port: number): SelfNames => ({
  via: `SIP/2.0/UDP ${address}:${port};rport`,
  contact: ['Contact', `<sip:inlay@${address}:${port}>`],
  allow: ['Allow', 'INVITE, ACK, CANCEL, BYE, UPDATE, INFO, OPTIONS'],
  supported: ['Supported', 'timer'],
});

const bound = async ({ bind, bindPort }: TrunkConfig): Promise<Socket> => {
  const socket = createSocket('udp4');
  socket.bind(bindPort, bind);
  await once(socket, 'listening');
  return socket;
};

type Open = { way: TrunkWay; place: PlainPlace };

class OpenTrunk implements Trunk {
  readonly #deps: TrunkDeps;
  readonly #line: Line;
  readonly #transactions: ClientTransactions;
  #open: Promise<Open | null>;
  #stopLooking: () => void = () => undefined;
  #isClosed = false;

  constructor(line: Line, deps: TrunkDeps) {
    this.#line = line;
    this.#deps = deps;
    this.#transactions = new ClientTransactions(line.clock, deadMs);
    this.#open = this.#try();
  }

  async dial(outside: Outside, ask: DialAsk): Promise<Dialling> {
    const open = await this.#open;
    if (!open || this.#isClosed) return settledDialling(outside.number, denial(801));
    const { callId } = ask.facts;
    const peer = await this.#line.media.bridge(open.place, () => mediaLost(this.#line, callId));
    const needs = { deps: { ...this.#line, transactions: this.#transactions }, flow: open.way, peer };
    const dialog = this.#dialogTo(outside, open);
    const leg = new TrunkLeg(
      { ...needs, log: this.#line.log },
      `+${outside.number}`,
      dialog,
      'invited',
      ask.owner,
    );
    const dialling = new TrunkDialling(this.#line, leg, peer, ask);
    void dialling.run([...this.#shown(outside), ...callLines(ask.facts)]);
    this.#endInTime(outside, callId, dialling);
    return dialling;
  }

  close(): void {
    this.#isClosed = true;
    this.#stopLooking();
    // The last messages are still on their way out of this process.
    void this.#open.then((open) => setImmediate(() => open?.way.close()));
  }

  /** A name that is not answered, a port that is taken: tried again, so that nobody has to start the server anew. */
  #try(): Promise<Open | null> {
    return this.#start().catch((error: unknown) => {
      this.#line.log.error({ err: error, host: this.#deps.config.host }, 'the trunk cannot be used');
      if (!this.#isClosed)
        this.#stopLooking = this.#line.clock.after(lookMs, () => {
          this.#open = this.#try();
        });
      return null;
    });
  }

  async #start(): Promise<Open> {
    const { config } = this.#deps;
    const carrier = await findCarrier(config);
    const address = config.address || (await ownAddressTowards(carrier));
    const socket = await bound(config);
    const place = { bind: config.bind, address, ports: config.rtpPorts };
    const way = new TrunkWay(
      this.#line,
      socket,
      { self: selfAt(address, socket.address().port), carrier, account: config },
      {
        onRequest: (incoming) =>
          trunkRoute.request(this.#line, incoming, (invite) => this.#take(invite, place)),
        onAck: (request) => trunkRoute.ack(this.#line, { request, flow: way, reply: () => undefined }),
        onResponse: (response) => {
          if (!this.#transactions.receive(response)) trunkRoute.repeatedResponse(this.#line, response);
        },
        onNoAck: (request) => trunkRoute.noAck(this.#line, request),
      },
    );
    this.#stopLooking = this.#line.clock.every(lookMs, () => this.#look(way));
    const { port } = socket.address();
    this.#line.log.info({ host: config.host, address, port }, 'the trunk is open');
    return { way, place };
  }

  #take(invite: Incoming, place: PlainPlace): void {
    takeTrunkCall(this.#line, this.#deps, place, invite).catch((error: unknown) => {
      this.#line.log.error({ err: error }, 'a call of the trunk could not be taken');
      invite.reply(503, { toTag: this.#line.token() });
    });
  }

  /** A carrier moves; where the name is not answered, it stays where it was. */
  #look(way: TrunkWay): void {
    findCarrier(this.#deps.config).then(
      (carrier) => (way.carrier = carrier),
      (error: unknown) => this.#line.log.warn({ err: error }, 'the address of the trunk was not found'),
    );
  }

  #dialogTo({ number, shownAs }: Outside, { way }: Open) {
    const { config } = this.#deps;
    const { token } = this.#line;
    const localTag = token();
    const user = shownAs === '' ? encodeURIComponent(config.user || 'anonymous') : `+${shownAs}`;
    return {
      callId: token(),
      localTag,
      remoteTag: undefined,
      local: `<sip:${user}@${config.host}>;tag=${localTag}`,
      remote: `<sip:+${number}@${config.host}>`,
      remoteTarget: `sip:+${number}@${config.host}:${way.carrier.port}`,
      routes: [],
      localCseq: 0,
      remoteCseq: 0,
    };
  }

  #shown({ shownAs }: Outside) {
    const { host } = this.#deps.config;
    return shownAs === '' ? [] : [['P-Asserted-Identity', `<sip:+${shownAs}@${host}>`] as const];
  }

  /** P4: no longer than the money lasts that was reserved. */
  #endInTime({ longestMs }: Outside, callId: string, dialling: Dialling): void {
    void dialling.result.then((result) => {
      if (!('party' in result)) return;
      this.#line.clock.after(longestMs, () =>
        this.#line.calls.get(callId)?.hangUpAll([], { result: 'answered', endedBy: '' }),
      );
    });
  }
}

/** A SIP/UDP trunk to one carrier, PCMU without transcoding. Experimental. */
export const openTrunk = (line: Line, deps: TrunkDeps): Trunk => new OpenTrunk(line, deps);
