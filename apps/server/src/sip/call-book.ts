import type { LiveCall } from './live-call.ts';

/** The calls that live. */
export class CallBook {
  readonly #calls = new Map<string, LiveCall>();

  add(call: LiveCall): void {
    this.#calls.set(call.id, call);
  }

  remove(call: LiveCall): void {
    this.#calls.delete(call.id);
  }

  get(id: string): LiveCall | undefined {
    return this.#calls.get(id);
  }

  all(): LiveCall[] {
    return Array.from(this.#calls.values());
  }

  of(extension: string): LiveCall[] {
    return this.all().filter((call) => call.involves(extension));
  }

  /** P4: one live call per agent. A second one only to consult somebody while the first is on hold, for a transfer. */
  mayDial(extension: string): boolean {
    const own = this.of(extension);
    return own.length === 0 || (own.length === 1 && own[0]?.heldBy(extension) === true);
  }

  /** P4: a live orderId is not dialled twice. */
  withOrder(extension: string, orderId: string): LiveCall | undefined {
    return orderId === '' ? undefined : this.of(extension).find((call) => call.facts.orderId === orderId);
  }
}
