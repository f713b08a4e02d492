import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { BusEvent } from '../bus/port.ts';
import type { AgentConnection } from '../presence/presence.ts';

type Of<T extends BusEvent['type']> = Extract<BusEvent, { type: T }>;

/** P7: what this node knows of the agents' phones: which tab a connection is, and what the holder shows. In memory: a holder says it again whenever it changes. */
export class PhoneTabs {
  readonly #tabs = new WeakMap<AgentConnection, string>();
  readonly #calls = new Map<number, PhoneCall>();

  nameTab(connection: AgentConnection, tab: string): void {
    this.#tabs.set(connection, tab);
  }

  tabOf(connection: AgentConnection): string | null {
    return this.#tabs.get(connection) ?? null;
  }

  callOf(agentId: number): PhoneCall | null {
    return this.#calls.get(agentId) ?? null;
  }

  /** From the bus, this node's own events as well. */
  onCallState({ agentId, call }: Of<'call_state'>): void {
    // What has ended is a memory of the phone, not of the server.
    if (call === null || call.code === 5) this.#calls.delete(agentId);
    else this.#calls.set(agentId, call);
  }
}
