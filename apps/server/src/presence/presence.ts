import type { Language } from '@inlay/protocol/errors.ts';
import type { AgentRecord } from '../store/accounts-port.ts';
import type { AgentEntry } from './agent-entry.ts';
import { noOthers, type OtherNodes } from './others.ts';

/** A logged-in connection of an agent, as pushes see it. */
export type AgentConnection = {
  readonly clientId: string;
  readonly sessionId: number;
  readonly kind: 'chat' | 'phone';
  readonly extensions: boolean;
  readonly language: Language;
  readonly agent: AgentRecord;
  /** A3, D5: of the session's claim in the database; 0 while there is none. */
  readonly claim: { epoch: number };
  send(frame: string): void;
  /** What was sent leaves now, not at the end of the turn. */
  flush(): void;
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

const isChat = ({ kind }: Pick<AgentConnection, 'kind'>): boolean => kind === 'chat';

/** Who is connected to this node, and as far as it is known, to the others. */
export class Presence {
  readonly #byAgent = new Map<number, Set<AgentConnection>>();
  readonly #byDesk = new Map<number, Set<AgentConnection>>();
  /** Lists: nearly every visitor has one tab, and a Set of one is four times as large. */
  readonly #byVisitor = new Map<number, readonly VisitorConnection[]>();
  #agentCount = 0;
  #visitorCount = 0;
  #others: OtherNodes = noOthers;

  /** From now on there are other nodes. */
  join(others: OtherNodes): void {
    this.#others = others;
  }

  get others(): OtherNodes {
    return this.#others;
  }

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

  /** To this node. Phone connections do not make an agent reachable by chat (A3). */
  hasChat(agentId: number): boolean {
    return [...this.ofAgent(agentId)].some(isChat);
  }

  hasChatElsewhere(agentId: number): boolean {
    return this.#others.ofAgent(agentId).some(isChat);
  }

  /** A3, D5: another session has claimed the account later, on another node. */
  isTakenOver(agentId: number, { sessionId, claim }: Pick<AgentConnection, 'sessionId' | 'claim'>): boolean {
    return this.#others
      .ofAgent(agentId)
      .some((other) => isChat(other) && other.sessionId !== sessionId && other.epoch > claim.epoch);
  }

  /** On all nodes. */
  chatSessionIds(agentId: number): number[] {
    const all = [...this.ofAgent(agentId), ...this.#others.ofAgent(agentId)];
    return all.filter(isChat).map(({ sessionId }) => sessionId);
  }

  /** On all nodes. */
  connectedAgentIds(deskId: number): number[] {
    const here = [...this.ofDesk(deskId)].filter(isChat).map(({ agent }) => agent.id);
    const elsewhere = this.#others
      .ofDesk(deskId)
      .filter(isChat)
      .map(({ agentId }) => agentId);
    return [...new Set([...here, ...elsewhere])];
  }

  /** What other nodes are told of an agent; null: nothing of him is here. */
  entryOf(agentId: number): AgentEntry | null {
    const connections = [...this.ofAgent(agentId)];
    const [first] = connections;
    if (!first) return null;
    return {
      deskId: first.agent.deskId,
      grace: false,
      connections: connections.map(({ clientId, sessionId, kind, claim }) => ({
        clientId,
        sessionId,
        kind,
        epoch: claim.epoch,
      })),
    };
  }

  agentIds(): number[] {
    return [...this.#byAgent.keys()];
  }

  allAgents(): AgentConnection[] {
    return [...this.#byAgent.values()].flatMap((connections) => [...connections]);
  }

  addVisitor(connection: VisitorConnection): void {
    const { visitorId } = connection;
    this.#byVisitor.set(visitorId, [...this.ofVisitor(visitorId), connection]);
    this.#visitorCount += 1;
  }

  removeVisitor(connection: VisitorConnection): void {
    const { visitorId } = connection;
    const left = [...this.ofVisitor(visitorId)].filter((other) => other !== connection);
    if (left.length > 0) this.#byVisitor.set(visitorId, left);
    else this.#byVisitor.delete(visitorId);
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
