import type { Timers } from './edge.ts';

export type Settled = { kind: 'frame'; frame: Record<string, unknown> } | { kind: 'lost' };
type Waiting = { settle: (settled: Settled) => void; cancel: () => void };

/** Requests that wait for their reply. */
export class OpenRequests {
  readonly #timers: Timers;
  readonly #waiting = new Map<string, Waiting>();
  #last = 0;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Numbers a request; `onTimeout` runs when no reply comes in time. */
  add(settle: (settled: Settled) => void, ms: number, onTimeout: () => void): string {
    this.#last += 1;
    const id = String(this.#last);
    this.#waiting.set(id, { settle, cancel: this.#timers.after(ms, onTimeout) });
    return id;
  }

  settle(id: string, settled: Settled): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    waiting.cancel();
    waiting.settle(settled);
  }

  loseAll(): void {
    for (const id of this.#waiting.keys()) this.settle(id, { kind: 'lost' });
  }
}
