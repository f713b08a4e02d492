import type { Heads as HeadsFrame } from '@inlay/protocol/agent-socket/heads.ts';
import type { AgentConnection, Presence } from '../../presence/presence.ts';
import type { Store } from '../../store/port.ts';

type Needs = { store: Pick<Store, 'reads'>; presence: Presence };

/** Agents in one look at the database; others' frames pass between two looks. */
const atOnce = 100;

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** D4: with each beat, the last number of each thread that an agent owns, to those of his connections that sync. */
export class Heads {
  readonly #needs: Needs;
  readonly #synced = new WeakSet<AgentConnection>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** From its first `sync` on. */
  add(connection: AgentConnection): void {
    this.#synced.add(connection);
  }

  async send(): Promise<void> {
    const byAgent = Map.groupBy(
      this.#needs.presence.allAgents().filter((connection) => this.#synced.has(connection)),
      ({ agent }) => agent.id,
    );
    const agentIds = [...byAgent.keys()];
    for (let from = 0; from < agentIds.length; from += atOnce) {
      if (from > 0) await pause();
      await this.#sendTo(agentIds.slice(from, from + atOnce), byAgent);
    }
  }

  async #sendTo(agentIds: number[], byAgent: ReadonlyMap<number, AgentConnection[]>): Promise<void> {
    const rows = await this.#needs.store.reads.openHeads(agentIds);
    for (const [agentId, threads] of Map.groupBy(rows, (row) => row.agentId)) {
      const heads = Object.fromEntries(threads.map(({ userid, lastSeq }) => [userid, lastSeq]));
      const frame = JSON.stringify({ code: 0, method: 'heads', heads } satisfies HeadsFrame);
      for (const { send } of byAgent.get(agentId) ?? []) send(frame);
    }
  }
}
