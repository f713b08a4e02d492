import { unreachable } from '@inlay/protocol/errors.ts';
import type { BusEvent, Origin } from '../bus/port.ts';
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
    case 'signed':
    case 'visitor':
    case 'session_ended':
    case 'typing':
    case 'agent_offline':
    case 'taken_over':
    case 'passed_on':
    case 'call':
    case 'web_calls':
    case 'media_lease':
    case 'call_state':
    case 'phone_command':
    case 'command_result':
      return null;
    default:
      return unreachable(event);
  }
};

/** How long the node where it happened has the first look; others look too, in case it is no more. */
const othersMs = 1_000;

/** R2: driven by events alone. One look at a time for each desk; what happens meanwhile asks for one more. */
export class Router {
  readonly #needs: Needs;
  readonly #wanted = new Set<number>();
  readonly #running = new Set<number>();
  readonly #later = new Map<number, () => void>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  onEvent(event: BusEvent, origin: Origin): void {
    const deskId = deskToRoute(event);
    if (deskId === null) return;
    if (origin === 'here') this.#route(deskId);
    else this.#routeLater(deskId);
  }

  /** An agent has come who may take somebody: also one who comes back before anybody noticed that he was away (A2). */
  look(deskId: number): void {
    this.#route(deskId);
  }

  close(): void {
    for (const cancel of this.#later.values()) cancel();
    this.#later.clear();
  }

  #routeLater(deskId: number): void {
    if (this.#later.has(deskId)) return;
    const cancel = this.#needs.clock.after(othersMs, () => {
      this.#later.delete(deskId);
      this.#route(deskId);
    });
    this.#later.set(deskId, cancel);
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
