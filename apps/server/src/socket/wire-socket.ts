import { closeCodes } from '@inlay/protocol/errors.ts';
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import type { Deps } from '../deps.ts';
import { atEndOfTurn } from './end-of-turn.ts';
import { ReplyQueue } from './reply-queue.ts';
import { textFrames } from './text-frames.ts';
import { tokenBucket, type Verdict } from './token-bucket.ts';

type Settings = Pick<Deps, 'clock' | 'config' | 'log'>;

/**
 * One WebSocket: heartbeat, silence, log-in deadline, pace, ordered replies, bounded buffer. What the frames mean is
 * the business of whoever listens.
 */
export class WireSocket {
  readonly replies: ReplyQueue;
  readonly #socket: WebSocket;
  readonly #settings: Settings;
  readonly #pace: () => Verdict;
  readonly #cancels: (() => void)[] = [];
  #cancelDeadline: () => void = () => undefined;
  #lastHeard: number;
  #open = true;
  #listening = true;
  readonly #outgoing: string[] = [];

  constructor(socket: WebSocket, settings: Settings) {
    this.#socket = socket;
    this.#settings = settings;
    const { clock, config } = settings;
    this.#lastHeard = clock.now();
    this.#pace = tokenBucket(clock, config.framesPerSecond);
    this.replies = new ReplyQueue((frame) => this.send(frame));
    this.#cancels.push(clock.every(config.beatMs, () => this.#beat()));
    this.#cancelDeadline = clock.after(config.loginDeadlineMs, () =>
      this.close(closeCodes.noLogin, 'no login'),
    );
    // A malformed frame must end this socket only, never the process.
    socket.on('error', () => this.#gone());
    socket.on('close', () => this.#gone());
  }

  /** `onText` gets every frame but the heartbeat; `onGone` is called once. */
  listen(onText: (text: string, verdict: Verdict) => void, onGone: () => void): void {
    this.#cancels.push(onGone);
    this.#socket.on('message', (data: RawData, isBinary: boolean) => {
      if (!this.#open || !this.#listening) return;
      this.#lastHeard = this.#settings.clock.now();
      const verdict = this.#pace();
      if (verdict === 'abusive') return this.close(closeCodes.tooFast, 'too fast');
      const text = isBinary ? '' : (data as Buffer).toString('utf8');
      if (text !== 'beat') onText(text, verdict);
    });
  }

  /** What comes from now on is left to the next server; clients send it again (D2). */
  stopListening(): void {
    this.#listening = false;
  }

  /** A1: the connection is somebody's now. */
  loggedIn(): void {
    this.#cancelDeadline();
  }

  get isOpen(): boolean {
    return this.#open;
  }

  send(frame: string): void {
    if (!this.#open) return;
    this.#outgoing.push(frame);
    if (this.#outgoing.length === 1) atEndOfTurn(this.#flush);
  }

  /** All frames of one turn of the event loop leave in one write. */
  readonly #flush = (): void => {
    if (this.#outgoing.length === 0) return;
    const frames = this.#outgoing.splice(0);
    // D7: who does not read is let go, and fetches the rest when back; nothing is left out in silence.
    if (this.#socket.bufferedAmount > this.#settings.config.sendBufferBytes) {
      this.#socket.terminate();
      return this.#gone();
    }
    // Where ws itself writes to; it has no public way to take frames that are ready.
    const { _socket: tcp } = this.#socket as unknown as { _socket: Socket | null };
    tcp?.write(textFrames(frames));
  };

  #beat(): void {
    const { clock, config } = this.#settings;
    if (clock.now() - this.#lastHeard >= config.silenceMs)
      this.close(closeCodes.silent, 'no frame for too long');
    else this.send('beat');
  }

  /** Lets what was sent leave first. */
  close(code: number, reason: string): void {
    if (!this.#open) return;
    this.#flush();
    this.#socket.close(code, reason);
    this.#gone();
  }

  #gone(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#cancelDeadline();
    for (const cancel of this.#cancels.splice(0)) cancel();
  }
}
