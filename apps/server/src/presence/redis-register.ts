import type { Redis } from 'ioredis';
import { type AgentEntry, parseEntry } from './agent-entry.ts';

// In Redis each node has a hash: a field for each agent who is connected to it, and its beat. It lives as long as the
// node renews it. A set names the nodes.

const beatField = 'beat';

export type NodeState = { beat: string; agents: Map<number, AgentEntry> };

export type Register = {
  /** Writes one agent of this node; null: he is not here any more. */
  tell(agentId: number, entry: AgentEntry | null): Promise<void>;
  /** What each node has of one agent; a node without a hash is left out. */
  ask(agentId: number): Promise<Map<string, AgentEntry | null>>;
  /** Writes all of this node anew. */
  renew(beat: string, agents: ReadonlyMap<number, AgentEntry>): Promise<void>;
  /** All other nodes. */
  read(): Promise<Map<string, NodeState>>;
  leave(): Promise<void>;
};

const stateOf = (fields: Readonly<Record<string, string>>): NodeState | null => {
  const { [beatField]: beat, ...rest } = fields;
  if (beat === undefined) return null;
  const agents = new Map<number, AgentEntry>();
  for (const [field, text] of Object.entries(rest)) {
    const entry = parseEntry(text);
    if (entry && /^\d{1,15}$/.test(field)) agents.set(Number(field), entry);
  }
  return { beat, agents };
};

type Options = { redis: Redis; prefix: string; nodeId: string; leaseMs: number };

export const redisRegister = ({ redis, prefix, nodeId, leaseMs }: Options): Register => {
  const nodes = `${prefix}:nodes`;
  const keyOf = (id: string): string => `${prefix}:node:${id}`;
  const own = keyOf(nodeId);
  const others = async (): Promise<string[]> =>
    (await redis.smembers(nodes)).filter((id) => id !== nodeId && id.length <= 64);
  return {
    tell: async (agentId, entry) => {
      // Only a hash that is there: one without a beat would look like a node of nothing else.
      if ((await redis.exists(own)) === 0) throw new Error('this node is not in the register yet');
      const field = String(agentId);
      const write = redis.multi();
      if (entry) write.hset(own, field, JSON.stringify(entry));
      else write.hdel(own, field);
      await write.pexpire(own, leaseMs).exec();
    },
    ask: async (agentId) => {
      const ids = await others();
      const answers = await Promise.all(ids.map((id) => redis.hmget(keyOf(id), beatField, String(agentId))));
      const found = new Map<string, AgentEntry | null>();
      for (const [at, [beat, text]] of answers.entries()) {
        const id = ids[at];
        if (id !== undefined && beat != null) found.set(id, text == null ? null : parseEntry(text));
      }
      return found;
    },
    renew: async (beat, agents) => {
      const fields = [...agents].flatMap(([id, entry]) => [String(id), JSON.stringify(entry)]);
      await redis
        .multi()
        .del(own)
        .hset(own, beatField, beat, ...fields)
        .pexpire(own, leaseMs)
        .sadd(nodes, nodeId)
        .exec();
    },
    read: async () => {
      const ids = await others();
      const states = await Promise.all(ids.map(async (id) => stateOf(await redis.hgetall(keyOf(id)))));
      const found = new Map<string, NodeState>();
      const gone: string[] = [];
      for (const [at, id] of ids.entries()) {
        const state = states[at];
        if (state) found.set(id, state);
        else gone.push(id);
      }
      // A node that is back names itself again with its next beat.
      if (gone.length > 0) await redis.srem(nodes, ...gone);
      return found;
    },
    leave: async () => {
      await redis.multi().del(own).srem(nodes, nodeId).exec();
    },
  };
};
