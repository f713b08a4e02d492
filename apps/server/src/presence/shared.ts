import type { Logger } from 'pino';
import type { NodeLine } from '../bus/node-line.ts';
import type { Clock } from '../deps.ts';
import { type AgentEntry, parseEntry } from './agent-entry.ts';
import { DistantNode } from './distant-node.ts';
import type { DistantConnection, Here, OpenPresence } from './others.ts';
import type { Register } from './redis-register.ts';

export type SharedNeeds = {
  register: Register;
  line: NodeLine;
  clock: Clock;
  log: Pick<Logger, 'warn' | 'info'>;
  renewMs?: number;
  leaseMs?: number;
};

/** With the two below, a node that dies is gone from everybody's mind within 15 s. */
const renewMs = 3_000;
export const leaseMs = 9_000;
/** Nobody waits longer than this for Redis. */
const answerMs = 500;

type Said = { agentId: number; entry: AgentEntry | null } | { bye: true };

const parseSaid = (body: unknown): Said | null => {
  const said = body as { agentId?: unknown; entry?: unknown; bye?: unknown } | null;
  if (typeof said !== 'object' || said === null) return null;
  if (said.bye === true) return { bye: true };
  if (!Number.isSafeInteger(said.agentId)) return null;
  const entry = said.entry === null ? null : parseEntry(JSON.stringify(said.entry) ?? '');
  return { agentId: said.agentId as number, entry };
};

/**
 * Who is connected to the other nodes: each tells changes at once over the line, and all it has to the register with
 * each beat. When Redis is away, what was known last holds, and nobody is declared dead.
 */
export class SharedPresence implements OpenPresence {
  readonly #needs: SharedNeeds;
  readonly #here: Here;
  readonly #nodes = new Map<string, DistantNode>();
  readonly #cancels: (() => void)[] = [];
  #beats = 0;
  #heardAt: number | null = null;
  #renewing: Promise<void> | null = null;
  #closed = false;

  constructor(needs: SharedNeeds, here: Here) {
    this.#needs = needs;
    this.#here = here;
    const { line, clock } = needs;
    this.#cancels.push(
      line.on('presence', (body, node) => this.#hear(body, node)),
      line.onBack(() => this.#renew()),
      clock.every(needs.renewMs ?? renewMs, () => this.#renew()),
    );
  }

  async start(): Promise<void> {
    await this.#within(this.#renewAndRead());
  }

  ofAgent(agentId: number): DistantConnection[] {
    return [...this.#nodes.values()].flatMap((node) => node.ofAgent(agentId));
  }

  ofDesk(deskId: number): DistantConnection[] {
    return [...this.#nodes.values()].flatMap((node) => node.ofDesk(deskId));
  }

  inGrace(agentId: number): boolean {
    return [...this.#nodes.values()].some((node) => node.inGrace(agentId));
  }

  isUp(): boolean {
    return this.#needs.line.isUp();
  }

  exchange(agentId: number): Promise<boolean> {
    // The others look after everybody already.
    if (this.#closed) return this.#within(this.#ask(agentId));
    const entry = this.#here.entryOf(agentId);
    this.#needs.line.send('presence', { agentId, entry });
    return this.#within(this.#tellAndAsk(agentId));
  }

  async #tellAndAsk(agentId: number): Promise<void> {
    const { register } = this.#needs;
    // First told, then asked: of two nodes that do this at once, one at least sees the other.
    await register.tell(agentId, this.#here.entryOf(agentId));
    await this.#ask(agentId);
  }

  async #ask(agentId: number): Promise<void> {
    for (const [id, entry] of await this.#needs.register.ask(agentId)) this.#node(id).set(agentId, entry);
  }

  /** False when Redis fails or does not answer in time. */
  #within(work: Promise<void>): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.#needs.clock.after(answerMs, () => resolve(false));
      work
        .then(
          () => resolve(true),
          () => resolve(false),
        )
        .finally(cancel);
    });
  }

  #node(id: string): DistantNode {
    const known = this.#nodes.get(id);
    if (known) return known;
    const node = new DistantNode(this.#needs.clock.now());
    this.#nodes.set(id, node);
    return node;
  }

  #hear(body: unknown, nodeId: string): void {
    const said = parseSaid(body);
    if (!said) return this.#needs.log.warn({ node: nodeId }, 'news of who is connected is malformed');
    if ('bye' in said) return this.#drop(nodeId);
    this.#node(nodeId).says(said.agentId, said.entry);
    this.#here.onNews(said.agentId);
  }

  #renew(): void {
    if (this.#renewing || this.#closed) return;
    this.#renewing = this.#renewAndRead()
      // Said by the connection itself; nothing is concluded until Redis answers again.
      .catch(() => undefined)
      .finally(() => (this.#renewing = null));
  }

  async #renewAndRead(): Promise<void> {
    const { register, clock, leaseMs: lease = leaseMs, renewMs: renewal = renewMs } = this.#needs;
    this.#beats += 1;
    await register.renew(`${clock.now()}.${this.#beats}`, this.#here.entries());
    for (const node of this.#nodes.values()) node.registerIsAsked();
    const states = await register.read();
    if (this.#closed) return;
    const now = clock.now();
    const wasAway = this.#heardAt === null || now - this.#heardAt > lease;
    if (wasAway) for (const node of this.#nodes.values()) node.excuse(now);
    this.#heardAt = now;
    for (const [id, { beat, agents }] of states) {
      const node = this.#node(id);
      node.seen(beat, now);
      for (const agentId of node.replace(agents)) this.#here.onNews(agentId);
    }
    for (const [id, node] of this.#nodes) {
      // Looks come at the pace of beats: a little less than the lease, or a late timer would decide about one look more.
      if (node.isGone(now, lease - renewal / 2)) this.#drop(id);
    }
  }

  #drop(nodeId: string): void {
    const node = this.#nodes.get(nodeId);
    this.#nodes.delete(nodeId);
    const agentIds = node?.agentIds() ?? [];
    this.#needs.log.info({ node: nodeId, agents: agentIds.length }, 'a node is gone');
    if (agentIds.length > 0) this.#here.onGone(agentIds);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const cancel of this.#cancels.splice(0)) cancel();
    await this.#renewing;
    const left = await this.#within(this.#needs.register.leave());
    if (left) this.#needs.line.send('presence', { bye: true });
  }
}
