import type { Deps } from '../deps.ts';

/**
 * A2: after the last chat connection an agent keeps status and threads for a while.
 *
 *   online ──last chat connection drops──▶ grace ──time is up──▶ offline
 *     ▲                                      │
 *     └────────────── logs in ───────────────┘
 */
export class Grace {
  readonly #deps: Pick<Deps, 'clock' | 'config'>;
  readonly #running = new Map<number, { deskId: number; cancel: () => void }>();

  constructor(deps: Pick<Deps, 'clock' | 'config'>) {
    this.#deps = deps;
  }

  start({ id: agentId, deskId }: { id: number; deskId: number }, whenOver: () => void): void {
    this.cancel(agentId);
    const { clock, config } = this.#deps;
    const cancel = clock.after(config.graceMs, () => {
      this.#running.delete(agentId);
      whenOver();
    });
    this.#running.set(agentId, { deskId, cancel });
  }

  /** True when the agent was still inside the grace period. */
  cancel(agentId: number): boolean {
    this.#running.get(agentId)?.cancel();
    return this.#running.delete(agentId);
  }

  has(agentId: number): boolean {
    return this.#running.has(agentId);
  }

  /** The desk of an agent who is waited for. */
  deskOf(agentId: number): number | undefined {
    return this.#running.get(agentId)?.deskId;
  }

  agentIds(): number[] {
    return [...this.#running.keys()];
  }

  close(): void {
    for (const agentId of this.#running.keys()) this.cancel(agentId);
  }
}
