import { closeCodes } from '@inlay/protocol/errors.ts';
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import type { Deps } from '../deps.ts';
import { flushAtEndOfTurn } from './end-of-turn.ts';
import type { Heartbeat } from './heartbeat.ts';
import { ReplyQueue } from './reply-queue.ts';
import { textFrames } from './text-frames.ts';
import { TokenBucket, type Verdict } from './token-bucket.ts';

type Settings = Pick<Deps, 'clock' | 'config' | 'log'> & {
  heartbeat: Heartbeat<WireSocket>;
  /** D7: one was let go. */
  onSlow: () => void;
};

/** Who knows what the frames mean. */
export type WireListener = {
  /** Gets every frame but the heartbeat. */
  onText: (text: string, verdict: Verdict) => void;
  /** Called once. */
  onGone: () => void;
};

const nothing = (): void => undefined;

/**
 * One WebSocket: heartbeat, silence, log-in deadline, pace, ordered replies, bounded buffer. There are ten thousand of
 * them: each thing it holds counts.
 */
export class WireSocket {
  readonly replies: ReplyQueue;
  readonly #socket: WebSocket;
  readonly #settings: Settings;
  readonly #pace: TokenBucket;
  readonly #beating: Set<WireSocket>;
  #listener: WireListener | null = null;
  #leaveLobby: () => void;
  #cancelDeadline: () => void;
  #lastHeard: number;
  #open = true;
  #listening = true;
  #outgoing: string[] = [];

  constructor(socket: WebSocket, leaveLobby: () => void, settings: Settings) {
    this.#socket = socket;
    this.#settings = settings;
    this.#leaveLobby = leaveLobby;
    const { clock, config, heartbeat } = settings;
    this.#lastHeard = clock.now();
    this.#pace = new TokenBucket(clock, config.framesPerSecond);
    this.replies = new ReplyQueue(this);
    this.#beating = heartbeat.add(this);
    this.#cancelDeadline = clock.after(config.loginDeadlineMs, () =>
      this.close(closeCodes.noLogin, 'no login'),
    );
    // A malformed frame must end this socket only, never the process.
    const gone = (): void => this.#gone();
    socket.on('error', gone);
    socket.on('close', gone);
    socket.on('message', (data: RawData, isBinary: boolean) => this.#receive(data, isBinary));
  }

  listen(listener: WireListener): void {
    this.#listener = listener;
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (!this.#open || !this.#listening) return;
    this.#lastHeard = this.#settings.clock.now();
    const verdict = this.#pace.take(this.#lastHeard);
    if (verdict === 'abusive') return this.close(closeCodes.tooFast, 'too fast');
    const text = isBinary ? '' : (data as Buffer).toString('utf8');
    if (text !== 'beat') this.#listener?.onText(text, verdict);
  }

  /** What comes from now on is left to the next server; clients send it again (D2). */
  stopListening(): void {
    this.#listening = false;
  }

  /** A1: the connection is somebody's now. */
  loggedIn(): void {
    this.#endWaiting();
  }

  #endWaiting(): void {
    this.#cancelDeadline();
    this.#cancelDeadline = nothing;
    this.#leaveLobby();
    this.#leaveLobby = nothing;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  send(frame: string): void {
    if (!this.#open) return;
    this.#outgoing.push(frame);
    if (this.#outgoing.length === 1) flushAtEndOfTurn(this);
  }

  /** All frames of one turn of the event loop leave in one write. */
  flush(): void {
    if (this.#outgoing.length === 0) return;
    const frames = this.#outgoing;
    this.#outgoing = [];
    // D7: who does not read is let go, and fetches the rest when back; nothing is left out in silence.
    if (this.#socket.bufferedAmount > this.#settings.config.sendBufferBytes) {
      this.#socket.terminate();
      this.#settings.onSlow();
      return this.#gone();
    }
    // Where ws itself writes to; it has no public way to take frames that are ready.
    const { _socket: tcp } = this.#socket as unknown as { _socket: Socket | null };
    tcp?.write(textFrames(frames));
  }

  beat(): void {
    const { clock, config } = this.#settings;
    const left = this.#lastHeard + config.silenceMs - clock.now();
    if (left <= 0) return this.#endSilent();
    this.send('beat');
    // A1: the next beat would be too late.
    if (left < config.beatMs) clock.after(left, () => this.#endSilent());
  }

  #endSilent(): void {
    const { clock, config } = this.#settings;
    if (clock.now() - this.#lastHeard < config.silenceMs) return;
    this.close(closeCodes.silent, 'no frame for too long');
  }

  /** Lets what was sent leave first. */
  close(code: number, reason: string): void {
    if (!this.#open) return;
    this.flush();
    this.#socket.close(code, reason);
    this.#gone();
  }

  #gone(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#endWaiting();
    this.#beating.delete(this);
    this.#listener?.onGone();
  }
}
