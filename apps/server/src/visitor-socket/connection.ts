import { compile, type Checker } from '@inlay/protocol/compile.ts';
import { type Language, WireError } from '@inlay/protocol/errors.ts';
import type { HelloRequest } from '@inlay/protocol/visitor-socket/hello.ts';
import {
  visitorMethods,
  type VisitorMethod,
  type VisitorReplyOf,
  type VisitorRequestOf,
} from '@inlay/protocol/visitor-socket/methods.ts';
import { pickLanguage } from '../i18n/sentence.ts';
import { failure, success } from '../socket/answer.ts';
import { type Frame, parseFrame, requestIdOf } from '../socket/frame.ts';
import type { Verdict } from '../socket/token-bucket.ts';
import type { WireSocket } from '../socket/wire-socket.ts';
import type { VisitorConnection, VisitorDeps } from './context.ts';
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

const handlers = { send, history, read, rate, typing } satisfies { [M in Handled]: Handler<M> };

const checkers = Object.fromEntries(
  Object.entries(visitorMethods).map(([method, { request }]) => [method, compile(request)]),
) as Record<VisitorMethod, Checker<unknown>>;

const isVisitorMethod = (method: string): method is VisitorMethod => Object.hasOwn(visitorMethods, method);

/** One tab of a visitor: new ──hello──▶ in ──▶ out. A second hello on the same socket fetches what is missing. */
export class VisitorSocketConnection {
  readonly #wire: WireSocket;
  readonly #deps: VisitorDeps;
  readonly #onEntered: () => void;
  #connection: VisitorConnection | null = null;
  #entering: Promise<unknown> = Promise.resolve();
  #language: Language;

  constructor(wire: WireSocket, deps: VisitorDeps, language: Language, onEntered: () => void) {
    this.#wire = wire;
    this.#deps = deps;
    this.#language = language;
    this.#onEntered = onEntered;
    wire.listen(
      (text, verdict) => this.#receive(text, verdict),
      () => this.#gone(),
    );
  }

  #receive(text: string, verdict: Verdict): void {
    const place = this.#wire.replies.take();
    let frame: Frame = { method: '' };
    const refuse = (error: unknown) =>
      place.answer(failure(this.#deps.log, this.#language, frame.method, error, requestIdOf(frame)));
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
    if (wrong) throw new WireError(400, 'bad_field', { field: wrong.path || method, problem: wrong.message });
    if (method === 'hello') {
      const entered = this.#entering.then(() => this.#hello(frame as unknown as HelloRequest));
      this.#entering = entered.catch(() => undefined);
      return entered;
    }
    if (this.#connection) return handlers[method](this.#deps, this.#connection, frame as never);
    return this.#entering.then(() => {
      if (!this.#connection) throw new WireError(401, 'not_logged_in');
      return handlers[method](this.#deps, this.#connection, frame as never);
    });
  }

  async #hello(request: HelloRequest): Promise<object> {
    if (request.lang !== undefined) this.#language = pickLanguage(request.lang);
    // Pushes wait until the reply has left.
    let held: string[] | null = [];
    try {
      const data = await hello(this.#deps, request, this.#language, (visitor) =>
        this.#enter({
          visitorId: visitor.id,
          userid: visitor.userid,
          deskId: visitor.deskId,
          language: this.#language,
          send: (frame) => (held ? held.push(frame) : this.#wire.send(frame)),
          end: (code, reason) => this.#wire.close(code, reason),
        }),
      );
      return { data };
    } finally {
      setImmediate(() => {
        const frames = held ?? [];
        held = null;
        for (const frame of frames) this.#wire.send(frame);
      });
    }
  }

  #enter(connection: VisitorConnection): void {
    this.#gone();
    if (!this.#wire.isOpen) return;
    this.#wire.loggedIn();
    this.#onEntered();
    this.#connection = connection;
    this.#deps.presence.addVisitor(connection);
  }

  #gone(): void {
    if (this.#connection) this.#deps.presence.removeVisitor(this.#connection);
    this.#connection = null;
  }
}
