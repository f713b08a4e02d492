import type { Clock } from '../deps.ts';
import type { Party } from './party.ts';

/** P7: how long the other side is kept while a page is gone. */
export class LossTimers {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #stops = new Map<Party, () => void>();

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock;
  }

  waitFor(party: Party, ms: number, whenOver: () => void): void {
    this.stop(party);
    this.#stops.set(party, this.#clock.after(ms, whenOver));
  }

  stop(party: Party): void {
    this.#stops.get(party)?.();
    this.#stops.delete(party);
  }

  close(): void {
    for (const party of Array.from(this.#stops.keys())) this.stop(party);
  }
}
