import { randomUUID } from 'node:crypto';
import { type AgentMethod } from '@inlay/protocol/agent-socket/methods.ts';
import type { LoginRequest } from '@inlay/protocol/agent-socket/login.ts';
import { closeCodes, type Language, WireError } from '@inlay/protocol/errors.ts';
import type { AgentConnection } from '../presence/presence.ts';
import { badField } from '../i18n/bad-field.ts';
import { failure, success } from '../socket/answer.ts';
import { type Frame, parseFrame, requestIdOf } from '../socket/frame.ts';
import type { Place } from '../socket/reply-queue.ts';
import type { Verdict } from '../socket/token-bucket.ts';
import type { WireListener, WireSocket } from '../socket/wire-socket.ts';
import type { AgentDeps } from './context.ts';
import { checkerOf, handlerOf, isAgentMethod } from './handlers.ts';
import { leave, login } from './login.ts';

/**
 * One agent's connection.
 *
 *   new ──login──▶ entering ──ok──▶ in ──logout, taken over, revoked──▶ out
 *    └────4001 after 10 s────────────┴──connection drops──────────────▶ out
 */
type State =
  | { name: 'new' }
  /** Frames that arrive meanwhile wait for the outcome. */
  | { name: 'entering'; done: Promise<void> }
  | { name: 'in'; connection: AgentConnection }
  | { name: 'out' };

export class AgentSocketConnection implements WireListener {
  readonly #wire: WireSocket;
  readonly #deps: AgentDeps;
  #state: State = { name: 'new' };
  #language: Language;
  /** Pushes wait until the login reply has left. */
  #held: string[] | null = [];

  constructor(wire: WireSocket, deps: AgentDeps, language: Language) {
    this.#wire = wire;
    this.#deps = deps;
    this.#language = language;
    wire.listen(this);
  }

  onText(text: string, verdict: Verdict): void {
    const place = this.#wire.replies.take();
    let frame: Frame = { method: '' };
    const refuse = (error: unknown) =>
      place.answer(failure(this.#deps.log, this.#language, frame.method, error, requestIdOf(frame)));
    try {
      frame = parseFrame(text);
      if (verdict === 'too-fast') throw new WireError(429, 'too_fast');
      this.#perform(frame, place).then(
        (fields) => place.answer(success(frame.method, fields, requestIdOf(frame))),
        refuse,
      );
    } catch (error) {
      refuse(error);
    }
  }

  /** Not async: a write must reach the store in the turn in which its frame arrived. */
  #perform(frame: Frame, place: Place): Promise<object> {
    const { method } = frame;
    if (!isAgentMethod(method)) throw new WireError(404, 'unknown_method', { method: method.slice(0, 64) });
    const wrong = checkerOf(method).firstError(frame);
    if (wrong) throw badField(wrong, method);
    if (this.#state.name === 'entering')
      return this.#state.done.then(() => this.#performChecked(method, frame, place));
    return this.#performChecked(method, frame, place);
  }

  #performChecked(method: AgentMethod, frame: Frame, place: Place): Promise<object> {
    if (method === 'login') return this.#login(frame as unknown as LoginRequest);
    if (this.#state.name !== 'in') throw new WireError(401, 'not_logged_in');
    const { connection } = this.#state;
    if (method === 'logout') return this.#logout(connection, place);
    const handler = handlerOf(method);
    if (handler.kind === 'write') return handler.run(this.#deps, connection, frame as never);
    // A read sees what the writes before it have done.
    return place.turn().then(() => handler.run(this.#deps, connection, frame as never));
  }

  async #login(request: LoginRequest): Promise<object> {
    if (this.#state.name === 'in') throw new WireError(409, 'already_logged_in');
    let done = () => {};
    this.#state = { name: 'entering', done: new Promise<void>((resolve) => (done = resolve)) };
    try {
      const entered = await login(this.#deps, request, this.#language, {
        clientId: randomUUID(),
        send: (frame) => (this.#held ? this.#held.push(frame) : this.#wire.send(frame)),
        flush: () => this.#wire.flush(),
        end: (code, reason) => this.#wire.close(code, reason),
      });
      this.#enter(entered.connection);
      return entered.reply;
    } catch (error) {
      this.#state = { name: 'new' };
      if (error instanceof WireError && error.code === 440)
        this.#closeAfterReplies(closeCodes.badToken, 'bad token');
      throw error;
    } finally {
      done();
    }
  }

  #enter(connection: AgentConnection): void {
    this.#language = connection.language;
    this.#state = { name: 'in', connection };
    this.#wire.loggedIn();
    setImmediate(() => {
      const held = this.#held ?? [];
      this.#held = null;
      for (const frame of held) this.#wire.send(frame);
    });
    // The socket may have gone while its login was under way.
    if (!this.#wire.isOpen) this.onGone();
  }

  async #logout(connection: AgentConnection, place: Place): Promise<object> {
    await place.turn();
    this.#state = { name: 'out' };
    await leave(this.#deps, connection, 'logout');
    this.#closeAfterReplies(closeCodes.normal, 'logged out');
    return {};
  }

  #closeAfterReplies(code: number, reason: string): void {
    void this.#wire.replies.empty().then(() => this.#wire.close(code, reason));
  }

  onGone(): void {
    if (this.#state.name !== 'in') return;
    const { connection } = this.#state;
    this.#state = { name: 'out' };
    leave(this.#deps, connection, 'dropped').catch((error: unknown) =>
      this.#deps.log.error({ err: error, clientId: connection.clientId }, 'leaving failed'),
    );
  }
}
