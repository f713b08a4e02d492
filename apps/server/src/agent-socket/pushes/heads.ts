import type { Heads as HeadsFrame } from '@inlay/protocol/agent-socket/heads.ts';
import type { AgentConnection, Presence } from '../../presence/presence.ts';
import type { Store } from '../../store/port.ts';

type Needs = { store: Pick<Store, 'reads'>; presence: Presence };

const atOnce = 4;

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

  /** One look at the database for each agent who is here, however many tabs he has. */
  async send(): Promise<void> {
    const byAgent = Map.groupBy(
      this.#needs.presence.allAgents().filter((connection) => this.#synced.has(connection)),
      ({ agent }) => agent.id,
    );
    const left = [...byAgent.values()];
    const work = async (): Promise<void> => {
      for (let next = left.pop(); next; next = left.pop()) await this.#sendTo(next);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }

  async #sendTo(connections: AgentConnection[]): Promise<void> {
    const [first] = connections;
    if (!first) return;
    const { id, deskId } = first.agent;
    const threads = await this.#needs.store.reads.ownThreads(deskId, id);
    if (threads.length === 0) return;
    const heads = Object.fromEntries(threads.map(({ userid, lastSeq }) => [userid, lastSeq]));
    const frame = JSON.stringify({ code: 0, method: 'heads', heads } satisfies HeadsFrame);
    for (const { send } of connections) send(frame);
  }
}
