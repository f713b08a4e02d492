import type { Deps } from '../deps.ts';

type Needs = Pick<Deps, 'store' | 'clock' | 'log'>;

/** What a node that is gone had in hand is found by looking. */
const sweepMs = 60_000;

/** R4: ends wrap-ups when their time is over, and calls that their line has forgotten. */
export class WrapUps {
  readonly #needs: Needs;
  #cancelNext: () => void = () => undefined;
  #closed = false;
  #looking: Promise<void> | null = null;
  #again = false;
  readonly #cancelSweep: () => void;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#cancelSweep = needs.clock.every(sweepMs, () => this.#sweep());
  }

  /** A call has ended, or the server starts. */
  look(): void {
    if (this.#closed) return;
    this.#again = true;
    this.#looking ??= this.#run().finally(() => {
      this.#looking = null;
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelNext();
    this.#cancelSweep();
    await this.#looking;
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        await this.#endDue();
      }
    } catch (error) {
      this.#needs.log.error({ err: error }, 'ending wrap-ups failed; the next look tries again');
    }
  }

  async #endDue(): Promise<void> {
    const { store, clock } = this.#needs;
    const now = clock.now();
    const all = await store.reads.wrapUps();
    for (const { agentId, until } of all)
      if (until <= now) await store.writes.endWrapUp({ agentId, early: false, now });
    const next = all.map(({ until }) => until).filter((until) => until > now);
    this.#cancelNext();
    if (next.length > 0 && !this.#closed)
      this.#cancelNext = clock.after(Math.min(...next) - now, () => this.look());
  }

  #sweep(): void {
    this.look();
    const { store, clock, log } = this.#needs;
    store.writes
      .endLostCalls({ line: null, now: clock.now() })
      .catch((error: unknown) => log.error({ err: error }, 'looking for lost calls failed'));
  }
}
