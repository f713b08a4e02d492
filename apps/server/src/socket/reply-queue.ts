/**
 * A4: replies leave in the order of the requests, though their commits may settle in another. Each request takes a
 * place; a place that is filled leaves as soon as all before it have left.
 */
export class ReplyQueue {
  readonly #send: (frame: string) => void;
  readonly #places: { frame: string | null; done: boolean }[] = [];
  #idle: (() => void)[] = [];

  constructor(send: (frame: string) => void) {
    this.#send = send;
  }

  /** Settle with null for a request that is not answered. */
  take(): (frame: string | null) => void {
    const place: { frame: string | null; done: boolean } = { frame: null, done: false };
    this.#places.push(place);
    return (frame) => {
      place.frame = frame;
      place.done = true;
      this.#release();
    };
  }

  #release(): void {
    while (this.#places[0]?.done) {
      const frame = this.#places.shift()?.frame;
      if (frame !== null && frame !== undefined) this.#send(frame);
    }
    if (this.#places.length === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  get pending(): number {
    return this.#places.length;
  }

  /** Settles when all that was asked so far is answered. */
  async empty(): Promise<void> {
    if (this.#places.length > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }
}
