import type { AgentPart } from '@inlay/protocol/content.ts';

/** A message that the server has not acknowledged. */
export type Outgoing = {
  /** The `client_msg_id`; sent again it is stored once (A11). */
  id: string;
  agentId: number;
  userid: string;
  parts: AgentPart[];
  createdAt: number;
  /** S8: the business page that sends it. */
  pageId?: number;
  state: { name: 'sending' } | { name: 'failed'; code: number; msg: string };
};

/** Where they outlive the page. */
export type OutboxStorage = {
  /** Oldest first. */
  load(agentId: number): Promise<Outgoing[]>;
  put(entry: Outgoing): Promise<void>;
  remove(id: string): Promise<void>;
};

/** For Node, and for browsers that refuse storage to framed pages. */
export const memoryOutbox = (): OutboxStorage => {
  const entries = new Map<string, Outgoing>();
  return {
    load: async (agentId) => [...entries.values()].filter((entry) => entry.agentId === agentId),
    put: async (entry) => void entries.set(entry.id, entry),
    remove: async (id) => void entries.delete(id),
  };
};
