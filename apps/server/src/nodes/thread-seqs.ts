import type { Clock } from '../deps.ts';

const mostThreads = 100_000;

/**
 * The last message of each thread that this node has told its connections. Bounded: what is not touched for two rounds
 * is forgotten.
 */
export class ThreadSeqs {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #most: number;
  #young = new Map<number, number>();
  #old = new Map<number, number>();
  #roundBegan: number;
  #unknownSince: number;

  constructor(clock: Pick<Clock, 'now'>, most = mostThreads) {
    this.#clock = clock;
    this.#most = most;
    this.#roundBegan = clock.now();
    this.#unknownSince = this.#roundBegan;
  }

  get(threadId: number): number | undefined {
    return this.#young.get(threadId) ?? this.#old.get(threadId);
  }

  set(threadId: number, seq: number): void {
    this.#young.set(threadId, seq);
    if (this.#young.size < this.#most) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#unknownSince = this.#roundBegan;
    this.#roundBegan = this.#clock.now();
  }

  /** Nothing that was written after this moment has been told of a thread that is unknown. */
  get unknownSince(): number {
    return this.#unknownSince;
  }
}
