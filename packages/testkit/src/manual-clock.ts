type Timer = { at: number; every: number | null; run: () => void };

/** A clock that stands still until it is moved. Same shape as the server's own. */
export class ManualClock {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(start = Date.UTC(2026, 0, 5, 9)) {
    this.#now = start;
  }

  now = (): number => this.#now;

  after = (ms: number, run: () => void): (() => void) => this.#add({ at: this.#now + ms, every: null, run });

  every = (ms: number, run: () => void): (() => void) => this.#add({ at: this.#now + ms, every: ms, run });

  #add(timer: Timer): () => void {
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Runs what falls due on the way, in its order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      this.#now = next.at;
      if (next.every === null) this.#timers.delete(next);
      else next.at += next.every;
      next.run();
    }
    this.#now = end;
  }
}
