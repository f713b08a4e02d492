import type { VisitorMethod, VisitorReplyOf } from '@inlay/protocol/visitor-socket/methods.ts';
import type { Answer, Fields } from './answer.ts';
import { backOff } from './back-off.ts';
import type { Edge, Socket } from './edge.ts';
import { readFrame, type AnyPush } from './incoming.ts';
import { OpenRequests, type Settled } from './open-requests.ts';

//            open()                socket open, greeted
//   idle ──────────────▶ connecting ──────────────▶ online
//                          ▲     │ dropped, refused     │ dropped, silent, no reply
//                          │     ▼                      │
//                   time's up    waiting ◀──────────────┘           close() leads to `closed` from everywhere
export type Phase = 'idle' | 'connecting' | 'online' | 'waiting' | 'closed';

export type ConnectionDeps = Edge & {
  /** Says hello on a fresh socket; false: this socket is of no use, try again later. */
  greet: () => Promise<boolean>;
  onPush: (push: AnyPush) => void;
  onPhase: (phase: Phase) => void;
};

const silenceMs = 30_000;
const replyMs = 15_000;

/** A socket that never gives up. The session on top resumes in `greet`, the same way after a second and after a week. */
export class VisitorConnection {
  readonly #deps: ConnectionDeps;
  readonly #requests: OpenRequests;
  #phase: Phase = 'idle';
  #socket: Socket | null = null;
  #attempt = 0;
  #cancelRetry = () => {};
  #cancelSilence = () => {};

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
    this.#requests = new OpenRequests(deps);
  }

  get phase(): Phase {
    return this.#phase;
  }

  open(): void {
    if (this.#phase === 'idle') this.#connect();
  }

  /** The network came back or the page woke up: do not sit out the rest of the pause. */
  retryNow(): void {
    if (this.#phase === 'waiting') this.#connect();
  }

  close(): void {
    this.#leave('closed');
  }

  async ask<M extends VisitorMethod>(method: M, fields: Fields<M>): Promise<Answer<M>> {
    const socket = this.#socket;
    if (!socket?.isOpen()) return { kind: 'lost' };
    const settled = await new Promise<Settled>((settle) => {
      const id = this.#requests.add(settle, replyMs, () => this.#drop(socket));
      socket.send(JSON.stringify({ ...fields, method, request_id: id }));
    });
    return toAnswer<M>(settled);
  }

  #connect(): void {
    this.#cancelRetry();
    // The handlers run later than this line, so they may name the socket that they belong to.
    const socket: Socket = this.#deps.openSocket({
      open: () => void this.#greet(socket),
      message: (data) => this.#receive(socket, data),
      close: () => this.#drop(socket),
    });
    this.#socket = socket;
    this.#enter('connecting');
    this.#watchSilence(socket);
  }

  async #greet(socket: Socket): Promise<void> {
    const welcome = await this.#deps.greet();
    if (socket !== this.#socket) return;
    if (!welcome) return this.#drop(socket);
    this.#attempt = 0;
    this.#enter('online');
  }

  #receive(socket: Socket, data: unknown): void {
    if (socket !== this.#socket) return;
    this.#watchSilence(socket);
    const incoming = readFrame(data);
    if (incoming.kind === 'beat') socket.send('beat');
    if (incoming.kind === 'reply')
      this.#requests.settle(incoming.requestId, { kind: 'frame', frame: incoming.frame });
    if (incoming.kind === 'push') this.#deps.onPush(incoming.push);
  }

  // A1: the server beats every 10 s; a socket that is silent for 30 s is dead even if nobody has said so.
  #watchSilence(socket: Socket): void {
    this.#cancelSilence();
    this.#cancelSilence = this.#deps.after(silenceMs, () => this.#drop(socket));
  }

  #drop(socket: Socket): void {
    if (socket !== this.#socket) return;
    this.#leave('waiting');
    const pause = backOff(this.#attempt, this.#deps.random);
    this.#attempt += 1;
    this.#cancelRetry = this.#deps.after(pause, () => this.#connect());
  }

  #leave(phase: 'waiting' | 'closed'): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#cancelSilence();
    this.#cancelRetry();
    this.#enter(phase);
    socket?.close();
    this.#requests.loseAll();
  }

  #enter(phase: Phase): void {
    if (phase === this.#phase) return;
    this.#phase = phase;
    this.#deps.onPhase(phase);
  }
}

const toAnswer = <M extends VisitorMethod>(settled: Settled): Answer<M> => {
  if (settled.kind === 'lost') return settled;
  const { code, msg } = settled.frame;
  if (code === 0) return { kind: 'done', reply: settled.frame as unknown as VisitorReplyOf<M> };
  return { kind: 'refused', code: Number(code) || 500, msg: typeof msg === 'string' ? msg : '' };
};
