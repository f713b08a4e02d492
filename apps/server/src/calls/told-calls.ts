import type { CallEvent } from '../sip/ports.ts';

/** What the line has told and is not stored yet. The line forgets a call at once; whoever asks the store next must not find it. */
export class ToldCalls {
  readonly #open = new Map<Promise<void>, readonly string[]>();

  add({ caller, callee }: Pick<CallEvent, 'caller' | 'callee'>, stored: Promise<void>): void {
    this.#open.set(stored, [caller, callee]);
    void stored.finally(() => this.#open.delete(stored));
  }

  /** What was told of this extension until now is stored. Taken at once: nothing waits for what is told later. */
  storedOf(extension: string): Promise<unknown> {
    const own = [...this.#open].filter(([, sides]) => sides.includes(extension));
    return Promise.all(own.map(([stored]) => stored));
  }

  stored(): Promise<unknown> {
    return Promise.all(this.#open.keys());
  }
}
