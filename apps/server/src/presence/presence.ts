import type { Language } from '@inlay/protocol/errors.ts';
import type { AgentRecord } from '../store/port.ts';

/** A logged-in connection of an agent, as pushes see it. */
export type AgentConnection = {
  readonly clientId: string;
  readonly sessionId: number;
  readonly kind: 'chat' | 'phone';
  readonly extensions: boolean;
  readonly language: Language;
  readonly agent: AgentRecord;
  send(frame: string): void;
  end(code: number, reason: string): void;
};

export type VisitorConnection = {
  readonly visitorId: number;
  readonly userid: string;
  readonly deskId: number;
  readonly language: Language;
  send(frame: string): void;
  end(code: number, reason: string): void;
};

const addTo = <K, V>(index: Map<K, Set<V>>, key: K, value: V): void => {
  const known = index.get(key);
  if (known) known.add(value);
  else index.set(key, new Set([value]));
};

const removeFrom = <K, V>(index: Map<K, Set<V>>, key: K, value: V): void => {
  const known = index.get(key);
  known?.delete(value);
  if (known?.size === 0) index.delete(key);
};

/** Who is connected to this node. */
export class Presence {
  readonly #byAgent = new Map<number, Set<AgentConnection>>();
  readonly #byDesk = new Map<number, Set<AgentConnection>>();
  readonly #byVisitor = new Map<number, Set<VisitorConnection>>();
  #agentCount = 0;
  #visitorCount = 0;

  addAgent(connection: AgentConnection): void {
    addTo(this.#byAgent, connection.agent.id, connection);
    addTo(this.#byDesk, connection.agent.deskId, connection);
    this.#agentCount += 1;
  }

  removeAgent(connection: AgentConnection): void {
    removeFrom(this.#byAgent, connection.agent.id, connection);
    removeFrom(this.#byDesk, connection.agent.deskId, connection);
    this.#agentCount -= 1;
  }

  ofAgent(agentId: number): Iterable<AgentConnection> {
    return this.#byAgent.get(agentId) ?? [];
  }

  ofDesk(deskId: number): Iterable<AgentConnection> {
    return this.#byDesk.get(deskId) ?? [];
  }

  /** Phone connections do not make an agent reachable by chat (A3). */
  hasChat(agentId: number): boolean {
    return [...this.ofAgent(agentId)].some(({ kind }) => kind === 'chat');
  }

  chatSessionIds(agentId: number): number[] {
    return [...this.ofAgent(agentId)].filter(({ kind }) => kind === 'chat').map(({ sessionId }) => sessionId);
  }

  connectedAgentIds(deskId: number): number[] {
    const chats = [...this.ofDesk(deskId)].filter(({ kind }) => kind === 'chat');
    return [...new Set(chats.map(({ agent }) => agent.id))];
  }

  allAgents(): AgentConnection[] {
    return [...this.#byAgent.values()].flatMap((connections) => [...connections]);
  }

  addVisitor(connection: VisitorConnection): void {
    addTo(this.#byVisitor, connection.visitorId, connection);
    this.#visitorCount += 1;
  }

  removeVisitor(connection: VisitorConnection): void {
    removeFrom(this.#byVisitor, connection.visitorId, connection);
    this.#visitorCount -= 1;
  }

  ofVisitor(visitorId: number): Iterable<VisitorConnection> {
    return this.#byVisitor.get(visitorId) ?? [];
  }

  hasVisitor(visitorId: number): boolean {
    return this.#byVisitor.has(visitorId);
  }

  allVisitors(): VisitorConnection[] {
    return [...this.#byVisitor.values()].flatMap((connections) => [...connections]);
  }

  counts(): { agent: number; visitor: number } {
    return { agent: this.#agentCount, visitor: this.#visitorCount };
  }
}
