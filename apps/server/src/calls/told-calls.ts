import type { CallEvent } from '../sip/ports.ts';

/** What the line has told and is not stored yet. The line forgets a call at once; whoever asks the store next must not find it. */
export class ToldCalls {
  /** Of each call that lives: where it has rung. */
  readonly #rung = new Map<string, Set<string>>();
  readonly #open = new Map<Promise<void>, readonly string[]>();

  add(event: CallEvent, stored: Promise<void>): void {
    const rung = this.#rung.get(event.callId) ?? new Set<string>();
    if ('by' in event) rung.add(event.by);
    if (event.name === 'ended') this.#rung.delete(event.callId);
    else this.#rung.set(event.callId, rung);
    this.#open.set(stored, [event.caller, event.callee, ...rung]);
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
