import type { Clock } from '../deps.ts';
import type { Flow } from './flow.ts';

/** A page where an extension can be reached (RFC 3261 §10, RFC 5626). One per tab. */
export type Binding = {
  extension: string;
  contact: string;
  /** `+sip.instance` and `reg-id` as given: the page looks for its own among the answers. */
  instance: string;
  regId: string;
  flow: Flow;
  expiresAt: number;
  /** P7: the media lease this page has shown. */
  leaseToken: number | null;
};

/** One extension open in more tabs than this is a fault or an attack. */
const mostBindings = 20;

export class Registrar {
  readonly #clock: Clock;
  readonly #bindings = new Map<string, Binding[]>();
  readonly #listeners = new Set<(binding: Binding) => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Those that still hold, the newest first. */
  of(extension: string): Binding[] {
    const now = this.#clock.now();
    const live = (this.#bindings.get(extension) ?? []).filter((b) => b.expiresAt > now && b.flow.isOpen);
    this.#keep(extension, live);
    return live;
  }

  /** False where there are too many. The same instance or contact again is the same page. */
  put(binding: Binding): boolean {
    const { instance, contact } = binding;
    const others = this.of(binding.extension).filter(
      (b) => b.contact !== contact && (instance === '' || b.instance !== instance),
    );
    if (others.length >= mostBindings) return false;
    this.#keep(binding.extension, [binding, ...others]);
    for (const listener of Array.from(this.#listeners)) listener(binding);
    return true;
  }

  /** Null removes all of the extension. */
  remove(extension: string, contact: string | null): void {
    const left = contact === null ? [] : this.of(extension).filter((b) => b.contact !== contact);
    this.#keep(extension, left);
  }

  removeFlow(flow: Flow): void {
    for (const extension of Array.from(this.#bindings.keys()))
      this.#keep(
        extension,
        this.of(extension).filter((b) => b.flow !== flow),
      );
  }

  /** Returns the unsubscribe. */
  onRegistered(listener: (binding: Binding) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #keep(extension: string, bindings: Binding[]): void {
    if (bindings.length === 0) this.#bindings.delete(extension);
    else this.#bindings.set(extension, bindings);
  }
}
