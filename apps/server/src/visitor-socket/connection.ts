import { compile, type Checker } from '@inlay/protocol/compile.ts';
import { type Language, WireError } from '@inlay/protocol/errors.ts';
import type { HelloRequest } from '@inlay/protocol/visitor-socket/hello.ts';
import {
  visitorMethods,
  type VisitorMethod,
  type VisitorReplyOf,
  type VisitorRequestOf,
} from '@inlay/protocol/visitor-socket/methods.ts';
import { badField } from '../i18n/bad-field.ts';
import { pickLanguage } from '../i18n/sentence.ts';
import { failure, success } from '../socket/answer.ts';
import { type Frame, parseFrame, requestIdOf } from '../socket/frame.ts';
import type { Verdict } from '../socket/token-bucket.ts';
import type { WireListener, WireSocket } from '../socket/wire-socket.ts';
import type { VisitorRecord } from '../store/visitors-port.ts';
import type { VisitorConnection, VisitorDeps } from './context.ts';
import { call } from './methods/call.ts';
import { hello } from './methods/hello.ts';
import { history } from './methods/history.ts';
import { rate } from './methods/rate.ts';
import { read } from './methods/read.ts';
import { send } from './methods/send.ts';
import { typing } from './methods/typing.ts';

type Handled = Exclude<VisitorMethod, 'hello'>;
type Handler<M extends Handled> = (
  deps: VisitorDeps,
  connection: VisitorConnection,
  request: VisitorRequestOf<M>,
) => Promise<Omit<VisitorReplyOf<M>, 'method' | 'code' | 'msg' | 'request_id'>>;

const handlers = { send, history, read, rate, typing, call } satisfies { [M in Handled]: Handler<M> };

const checkers = Object.fromEntries(
  Object.entries(visitorMethods).map(([method, { request }]) => [method, compile(request)]),
) as Record<VisitorMethod, Checker<unknown>>;

const isVisitorMethod = (method: string): method is VisitorMethod => Object.hasOwn(visitorMethods, method);

/** One tab of a visitor: new ──hello──▶ in ──▶ out. A second hello on the same socket fetches what is missing. */
export class VisitorSocketConnection implements WireListener, VisitorConnection {
  readonly #wire: WireSocket;
  readonly #deps: VisitorDeps;
  #visitor: Pick<VisitorRecord, 'id' | 'userid' | 'deskId'> | null = null;
  /** Settles when the hello under way is answered; null: none is. */
  #entering: Promise<unknown> | null = null;
  /** Pushes that wait until the reply to hello has left; null: they need not. */
  #held: string[] | null = null;
  language: Language;

  constructor(wire: WireSocket, deps: VisitorDeps, language: Language) {
    this.#wire = wire;
    this.#deps = deps;
    this.language = language;
    wire.listen(this);
  }

  get visitorId(): number {
    return this.#visitor?.id ?? 0;
  }

  get userid(): string {
    return this.#visitor?.userid ?? '';
  }

  get deskId(): number {
    return this.#visitor?.deskId ?? 0;
  }

  send(frame: string): void {
    if (this.#held) this.#held.push(frame);
    else this.#wire.send(frame);
  }

  end(code: number, reason: string): void {
    this.#wire.close(code, reason);
  }

  onText(text: string, verdict: Verdict): void {
    const place = this.#wire.replies.take();
    let frame: Frame = { method: '' };
    const refuse = (error: unknown) =>
      place.answer(failure(this.#deps.log, this.language, frame.method, error, requestIdOf(frame)));
    try {
      frame = parseFrame(text);
      if (verdict === 'too-fast') throw new WireError(429, 'too_fast');
      this.#perform(frame).then(
        (fields) => place.answer(success(frame.method, fields, requestIdOf(frame))),
        refuse,
      );
    } catch (error) {
      refuse(error);
    }
  }

  #perform(frame: Frame): Promise<object> {
    const { method } = frame;
    if (!isVisitorMethod(method)) throw new WireError(404, 'unknown_method', { method: method.slice(0, 64) });
    const wrong = checkers[method].firstError(frame);
    if (wrong) throw badField(wrong, method);
    if (method === 'hello') return this.#enterInTurn(frame as unknown as HelloRequest);
    if (this.#visitor) return handlers[method](this.#deps, this, frame as never);
    return Promise.resolve(this.#entering).then(() => {
      if (!this.#visitor) throw new WireError(401, 'not_logged_in');
      return handlers[method](this.#deps, this, frame as never);
    });
  }

  #enterInTurn(request: HelloRequest): Promise<object> {
    const entered = Promise.resolve(this.#entering).then(() => this.#hello(request));
    const settled = entered
      .catch(() => undefined)
      .then(() => {
        if (this.#entering === settled) this.#entering = null;
      });
    this.#entering = settled;
    return entered;
  }

  async #hello(request: HelloRequest): Promise<object> {
    if (request.lang !== undefined) this.language = pickLanguage(request.lang);
    this.#held = [];
    try {
      return { data: await hello(this.#deps, request, this.language, (visitor) => this.#enter(visitor)) };
    } finally {
      setImmediate(() => this.#letGo());
    }
  }

  #letGo(): void {
    const frames = this.#held ?? [];
    this.#held = null;
    for (const frame of frames) this.#wire.send(frame);
  }

  #enter({ id, userid, deskId }: VisitorRecord): void {
    this.onGone();
    if (!this.#wire.isOpen) return;
    this.#wire.loggedIn();
    this.#visitor = { id, userid, deskId };
    this.#deps.presence.addVisitor(this);
  }

  onGone(): void {
    if (this.#visitor) this.#deps.presence.removeVisitor(this);
    this.#visitor = null;
  }
}
