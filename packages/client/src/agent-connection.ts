import type { AgentMethod, AgentReply, AgentRequest } from '@inlay/protocol/agent-socket/methods.ts';
import { closeCodes, type Language } from '@inlay/protocol/errors.ts';
import { backOff } from './back-off.ts';
import type { Clock } from './clock.ts';
import { readFrame, type AnyPush, type Frame, type Incoming } from './incoming.ts';
import type { EndReason, Link } from './link.ts';
import { OpenRequests } from './open-requests.ts';
import { ConnectionLost, RequestRefused } from './refused.ts';
import type { OpenSocket, Socket } from './socket.ts';

export type Fields<M extends AgentMethod> = Omit<AgentRequest<M>, 'method' | 'request_id'>;

export type ConnectionDeps = {
  url: string;
  token: string;
  /** A3: a phone does not compete with the workbench of the same account. */
  client?: 'chat' | 'phone';
  language: () => Language;
  openSocket: OpenSocket;
  clock: Clock;
  random: () => number;
  onLink: (link: Link) => void;
  onLogin: (reply: AgentReply<'login'>) => void;
  /** D3: brings the model up to date; the link is online when it is done. */
  catchUp: () => Promise<void>;
  onPush: (push: AnyPush) => void;
  onHeads: (heads: Frame) => void;
};

/** A1 beats every 10 s: two of them missing and a little more is a dead link, whatever the socket says. */
const silenceMs = 25_000;
const replyMs = 20_000;

const verdicts: Readonly<Record<number, EndReason>> = {
  440: 'bad-token',
  490: 'elsewhere',
  492: 'taken-over',
};
const verdictOfClose: Readonly<Record<number, EndReason>> = {
  [closeCodes.badToken]: 'bad-token',
  [closeCodes.takenOver]: 'taken-over',
};

/** A5: the server closes the socket over a larger frame; sent again after each reconnect it would close it for ever. */
const mostBytes = 65_536;

const refuseTooLarge = (frame: string): void => {
  if (frame.length * 3 <= mostBytes || new TextEncoder().encode(frame).length <= mostBytes) return;
  throw new RequestRefused(413, '');
};

/** One socket after another, for ever; logs in and catches up on each. */
export class AgentConnection {
  readonly #deps: ConnectionDeps;
  readonly #requests: OpenRequests;
  #link: Link = { name: 'idle' };
  #socket: Socket | null = null;
  #attempt = 0;
  #force = false;
  #cancelRetry = () => {};
  #cancelSilence = () => {};

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
    this.#requests = new OpenRequests(deps.clock);
  }

  get link(): Link {
    return this.#link;
  }

  open(): void {
    if (this.#link.name === 'idle') this.#connect();
  }

  /** The network came back or the page woke up: do not sit out the rest of the pause. */
  retryNow(): void {
    if (this.#link.name === 'waiting') this.#connect();
  }

  /** A3: the other session gets 492. */
  takeOver(): void {
    if (this.#link.name !== 'ended') return;
    this.#force = true;
    this.#attempt = 0;
    this.#connect();
  }

  end(reason: EndReason, msg: string): void {
    if (this.#link.name !== 'closed') this.#leave({ name: 'ended', reason, msg });
  }

  close(): void {
    this.#leave({ name: 'closed' });
  }

  async ask<M extends AgentMethod>(method: M, fields: Fields<M>): Promise<AgentReply<M>> {
    const socket = this.#socket;
    if (!socket?.isOpen()) throw new ConnectionLost();
    const frameOf = (id: number) => JSON.stringify({ ...fields, method, request_id: id });
    refuseTooLarge(frameOf(Number.MAX_SAFE_INTEGER));
    const send = (id: number) => socket.send(frameOf(id));
    const frame = await this.#requests.ask(send, replyMs, () => this.#drop(socket));
    return frame as unknown as AgentReply<M>;
  }

  #connect(): void {
    this.#cancelRetry();
    const socket = this.#deps.openSocket(this.#deps.url, {
      open: () => void this.#greet(socket),
      message: (data) => this.#receive(socket, data),
      close: (code) => this.#closed(socket, code),
    });
    this.#socket = socket;
    this.#enter({ name: 'connecting', attempt: this.#attempt });
    this.#watchSilence(socket);
  }

  async #greet(socket: Socket): Promise<void> {
    try {
      this.#deps.onLogin(await this.ask('login', this.#loginFields()));
      if (socket !== this.#socket) return;
      this.#force = false;
      this.#enter({ name: 'catching-up' });
      await this.#deps.catchUp();
      if (socket === this.#socket) this.#arrive();
    } catch (error) {
      if (socket === this.#socket) this.#greetingFailed(socket, error);
    }
  }

  #loginFields(): Fields<'login'> {
    const { token, language } = this.#deps;
    return {
      token,
      extensions: 1,
      client: this.#deps.client ?? 'chat',
      lang: language(),
      ...(this.#force ? { force_online: 1 } : {}),
    };
  }

  #arrive(): void {
    this.#attempt = 0;
    this.#enter({ name: 'online' });
  }

  #greetingFailed(socket: Socket, error: unknown): void {
    const reason = error instanceof RequestRefused ? verdicts[error.code] : undefined;
    if (reason && error instanceof RequestRefused) this.end(reason, error.message);
    else this.#drop(socket);
  }

  #receive(socket: Socket, data: unknown): void {
    if (socket !== this.#socket) return;
    this.#watchSilence(socket);
    this.#handle(socket, readFrame(data));
  }

  #handle(socket: Socket, incoming: Incoming): void {
    switch (incoming.kind) {
      case 'beat':
        return socket.send('beat');
      case 'reply':
        return this.#requests.settle(incoming.requestId, incoming.frame);
      case 'push':
        return this.#deps.onPush(incoming.push);
      case 'heads':
        return this.#deps.onHeads(incoming.heads);
      case 'verdict':
        return this.end(verdicts[incoming.code] ?? 'bad-token', incoming.msg);
      case 'unknown':
        return undefined;
    }
  }

  #closed(socket: Socket, code: number): void {
    if (socket !== this.#socket) return;
    const reason = verdictOfClose[code];
    if (reason) this.end(reason, '');
    else this.#drop(socket);
  }

  #watchSilence(socket: Socket): void {
    this.#cancelSilence();
    this.#cancelSilence = this.#deps.clock.after(silenceMs, () => this.#drop(socket));
  }

  #drop(socket: Socket): void {
    if (socket !== this.#socket) return;
    const pause = backOff(this.#attempt, this.#deps.random);
    this.#attempt += 1;
    this.#leave({ name: 'waiting', attempt: this.#attempt, retryAt: this.#deps.clock.now() + pause });
    this.#cancelRetry = this.#deps.clock.after(pause, () => this.#connect());
  }

  #leave(next: Link): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#cancelSilence();
    this.#cancelRetry();
    this.#enter(next);
    socket?.close();
    this.#requests.loseAll();
  }

  #enter(link: Link): void {
    this.#link = link;
    this.#deps.onLink(link);
  }
}
