import type { AgentEntry } from './agent-entry.ts';
import type { DistantConnection } from './others.ts';

/** Another node, as it was heard of last. */
export class DistantNode {
  readonly #agents = new Map<number, AgentEntry>();
  /** What the node has said since the register was asked; its answer may be older than that. */
  readonly #justSaid = new Set<number>();
  #beat: string | null = null;
  #seenAt: number;

  constructor(now: number) {
    this.#seenAt = now;
  }

  /** A beat that was seen before is no sign of life: the key of a dead node stays for a while. */
  seen(beat: string, now: number): void {
    if (beat === this.#beat) return;
    this.#beat = beat;
    this.#seenAt = now;
  }

  /** Nobody could be asked for a while: the time that went by says nothing. */
  excuse(now: number): void {
    this.#seenAt = now;
  }

  isGone(now: number, leaseMs: number): boolean {
    return now - this.#seenAt > leaseMs;
  }

  registerIsAsked(): void {
    this.#justSaid.clear();
  }

  says(agentId: number, entry: AgentEntry | null): void {
    this.#justSaid.add(agentId);
    this.set(agentId, entry);
  }

  set(agentId: number, entry: AgentEntry | null): void {
    if (entry && (entry.connections.length > 0 || entry.grace)) this.#agents.set(agentId, entry);
    else this.#agents.delete(agentId);
  }

  /** All it has; what is not named is gone. Answers whom it has news of. */
  replace(agents: ReadonlyMap<number, AgentEntry>): number[] {
    const before = new Map([...this.#agents].map(([id, entry]) => [id, JSON.stringify(entry)]));
    for (const id of before.keys()) if (!agents.has(id) && !this.#justSaid.has(id)) this.#agents.delete(id);
    for (const [id, entry] of agents) if (!this.#justSaid.has(id)) this.set(id, entry);
    const ids = new Set([...before.keys(), ...this.#agents.keys()]);
    return [...ids].filter((id) => before.get(id) !== JSON.stringify(this.#agents.get(id)));
  }

  agentIds(): number[] {
    return [...this.#agents.keys()];
  }

  inGrace(agentId: number): boolean {
    return this.#agents.get(agentId)?.grace ?? false;
  }

  ofAgent(agentId: number): DistantConnection[] {
    const entry = this.#agents.get(agentId);
    if (!entry) return [];
    return entry.connections.map((connection) => ({ ...connection, agentId, deskId: entry.deskId }));
  }

  ofDesk(deskId: number): DistantConnection[] {
    return this.agentIds().flatMap((id) => (this.#agents.get(id)?.deskId === deskId ? this.ofAgent(id) : []));
  }
}
