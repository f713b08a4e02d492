/** Sockets that have not logged in yet, by address: one peer cannot take all there are. */
export class Lobby {
  readonly #counts = new Map<string, number>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Null when the address has too many; otherwise the way out, which counts once. */
  enter(address: string): (() => void) | null {
    const count = this.#counts.get(address) ?? 0;
    if (count >= this.#limit) return null;
    this.#counts.set(address, count + 1);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      const left = (this.#counts.get(address) ?? 1) - 1;
      if (left === 0) this.#counts.delete(address);
      else this.#counts.set(address, left);
    };
  }
}
