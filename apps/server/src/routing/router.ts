import { unreachable } from '@inlay/protocol/errors.ts';
import type { BusEvent } from '../bus/port.ts';
import type { Deps } from '../deps.ts';
import type { Presence } from '../presence/presence.ts';

type Needs = Pick<Deps, 'store' | 'clock' | 'log'> & { presence: Presence };

/** The desk where something happened that may give a waiting visitor an agent; null: nothing of the kind. */
const deskToRoute = (event: BusEvent): number | null => {
  switch (event.type) {
    case 'thread':
      return event.action === 'rated' ? null : event.thread.deskId;
    case 'status':
      return event.status === 'available' ? event.deskId : null;
    case 'auto_connect':
      return event.on ? event.deskId : null;
    case 'agent_online':
      return event.deskId;
    case 'messages':
    case 'read':
    case 'session_ended':
    case 'typing':
    case 'agent_offline':
    case 'taken_over':
      return null;
    default:
      return unreachable(event);
  }
};

/** R2: driven by events alone. One look at a time for each desk; what happens meanwhile asks for one more. */
export class Router {
  readonly #needs: Needs;
  readonly #wanted = new Set<number>();
  readonly #running = new Set<number>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  onEvent(event: BusEvent): void {
    const deskId = deskToRoute(event);
    if (deskId !== null) this.#route(deskId);
  }

  #route(deskId: number): void {
    this.#wanted.add(deskId);
    if (this.#running.has(deskId)) return;
    this.#running.add(deskId);
    void this.#run(deskId);
  }

  async #run(deskId: number): Promise<void> {
    const { store, clock, presence, log } = this.#needs;
    while (this.#wanted.delete(deskId)) {
      const connectedAgentIds = presence.connectedAgentIds(deskId);
      if (connectedAgentIds.length === 0) continue;
      try {
        await store.writes.assignWaiting({ deskId, connectedAgentIds, now: clock.now() });
      } catch (error) {
        log.error({ err: error, deskId }, 'routing failed; the next event tries again');
      }
    }
    // In the same turn as the last look at what is wanted, so that no event falls between.
    this.#running.delete(deskId);
  }
}
