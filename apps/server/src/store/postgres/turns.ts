type Waiting = { shared: boolean; start: () => void };
type Line = { shared: number; exclusive: boolean; waiting: Waiting[] };

/**
 * Keeps the order in which this node was asked, for each key: sends of a visitor may go together, anything else about
 * him goes alone, and nobody overtakes. (The agent socket promises that writes of a connection take effect in order.)
 */
export class Turns {
  readonly #lines = new Map<string, Line>();

  shared<T>(key: string, work: () => Promise<T>): Promise<T> {
    return this.#run(key, true, work);
  }

  exclusive<T>(key: string, work: () => Promise<T>): Promise<T> {
    return this.#run(key, false, work);
  }

  async #run<T>(key: string, shared: boolean, work: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(key) ?? { shared: 0, exclusive: false, waiting: [] };
    this.#lines.set(key, line);
    if (line.waiting.length > 0 || !this.#fits(line, shared))
      await new Promise<void>((start) => line.waiting.push({ shared, start }));
    else this.#enter(line, shared);
    try {
      return await work();
    } finally {
      this.#leave(key, line, shared);
    }
  }

  #fits(line: Line, shared: boolean): boolean {
    return !line.exclusive && (shared || line.shared === 0);
  }

  #enter(line: Line, shared: boolean): void {
    if (shared) line.shared += 1;
    else line.exclusive = true;
  }

  #leave(key: string, line: Line, shared: boolean): void {
    if (shared) line.shared -= 1;
    else line.exclusive = false;
    for (let next = line.waiting[0]; next && this.#fits(line, next.shared); next = line.waiting[0]) {
      line.waiting.shift();
      this.#enter(line, next.shared);
      next.start();
    }
    if (line.shared === 0 && !line.exclusive && line.waiting.length === 0) this.#lines.delete(key);
  }
}
