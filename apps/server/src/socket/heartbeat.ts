import type { Clock } from '../deps.ts';

/** The time between two beats of a connection is cut into so many parts, each with its own connections. */
const parts = 10;

type Beating = { beat: () => void };

/** A1: one timer for all connections of a server, spread so that they do not beat all at once. Knows who is there. */
export class Heartbeat<C extends Beating> {
  readonly #parts = Array.from({ length: parts }, () => new Set<C>());
  #current = 0;
  readonly #stop: () => void;

  constructor(clock: Pick<Clock, 'every'>, beatMs: number) {
    this.#stop = clock.every(beatMs / parts, () => this.#tick());
  }

  /** Into the part that has just had its turn, so that the first beat is a whole time away. Who goes leaves that part. */
  add(connection: C): Set<C> {
    const part = this.#parts[this.#current] ?? new Set();
    part.add(connection);
    return part;
  }

  all(): C[] {
    return this.#parts.flatMap((part) => [...part]);
  }

  #tick(): void {
    this.#current = (this.#current + 1) % parts;
    for (const connection of this.#parts[this.#current] ?? []) connection.beat();
  }

  close(): void {
    this.#stop();
  }
}
