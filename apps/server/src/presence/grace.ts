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
  readonly #running = new Map<number, () => void>();

  constructor(deps: Pick<Deps, 'clock' | 'config'>) {
    this.#deps = deps;
  }

  start(agentId: number, whenOver: () => void): void {
    this.cancel(agentId);
    const { clock, config } = this.#deps;
    const cancel = clock.after(config.graceMs, () => {
      this.#running.delete(agentId);
      whenOver();
    });
    this.#running.set(agentId, cancel);
  }

  /** True when the agent was still inside the grace period. */
  cancel(agentId: number): boolean {
    const cancel = this.#running.get(agentId);
    cancel?.();
    return this.#running.delete(agentId);
  }

  has(agentId: number): boolean {
    return this.#running.has(agentId);
  }

  agentIds(): number[] {
    return [...this.#running.keys()];
  }

  close(): void {
    for (const agentId of this.#running.keys()) this.cancel(agentId);
  }
}
