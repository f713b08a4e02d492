import type { Clock } from './clock.ts';
import type { Frame } from './incoming.ts';
import { ConnectionLost, RequestRefused } from './refused.ts';

type Waiting = { resolve: (frame: Frame) => void; reject: (error: Error) => void; cancel: () => void };

/** Requests that wait for their reply. */
export class OpenRequests {
  readonly #clock: Clock;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Numbers a request and sends it; `onTimeout` runs when no reply comes in time. */
  ask(send: (id: number) => void, ms: number, onTimeout: () => void): Promise<Frame> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, cancel: this.#clock.after(ms, onTimeout) });
      send(id);
    });
  }

  settle(id: number, frame: Frame): void {
    const waiting = this.#take(id);
    const { code, msg } = frame;
    if (code === 0) waiting?.resolve(frame);
    else waiting?.reject(new RequestRefused(Number(code) || 500, typeof msg === 'string' ? msg : ''));
  }

  loseAll(): void {
    for (const id of this.#waiting.keys()) this.#take(id)?.reject(new ConnectionLost());
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.cancel();
    return waiting;
  }
}
