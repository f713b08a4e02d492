/** One request's place among the replies. */
export class Place {
  readonly #queue: ReplyQueue;
  frame: string | null = null;
  done = false;
  onTurn: (() => void) | null = null;

  constructor(queue: ReplyQueue) {
    this.#queue = queue;
  }

  /** Null for a request that is not answered. */
  answer(frame: string | null): void {
    this.frame = frame;
    this.done = true;
    this.#queue.release();
  }

  /** Settles when all requests before this one are answered. */
  turn(): Promise<void> {
    return this.#queue.isFirst(this) ? Promise.resolve() : new Promise((resolve) => (this.onTurn = resolve));
  }
}

/** A connection that is never idle must not keep what it has answered. */
const sweepAfter = 256;

/**
 * A4: replies leave in the order of the requests, though their commits may settle in another. Each request takes a
 * place; a place that is filled leaves as soon as all before it have left.
 */
export class ReplyQueue {
  readonly #wire: { send: (frame: string) => void };
  readonly #entries: Place[] = [];
  #head = 0;
  #idle: (() => void)[] = [];

  constructor(wire: { send: (frame: string) => void }) {
    this.#wire = wire;
  }

  take(): Place {
    const place = new Place(this);
    this.#entries.push(place);
    return place;
  }

  isFirst(place: Place): boolean {
    return this.#entries[this.#head] === place;
  }

  /** What is answered leaves, up to the first that is not. */
  release(): void {
    let first = this.#entries[this.#head];
    while (first?.done) {
      if (first.frame !== null) this.#wire.send(first.frame);
      this.#head += 1;
      first = this.#entries[this.#head];
    }
    if (first) {
      first.onTurn?.();
      first.onTurn = null;
      if (this.#head >= sweepAfter) this.#head -= this.#entries.splice(0, this.#head).length;
      return;
    }
    this.#entries.length = 0;
    this.#head = 0;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Settles when all that was asked so far is answered. */
  async empty(): Promise<void> {
    if (this.#entries.length > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }
}
