// R1: who gets a waiting visitor. Capacity is filtered before anybody is chosen.

export type Candidate = {
  id: number;
  name: string;
  capacity: number;
  openThreads: number;
  /** Milliseconds; 0: never. */
  lastAssignedAt: number;
  workgroupIds: readonly number[];
};

export type WaitingThread = {
  workgroupId: number | null;
  /** The agent who handed the visitor back (A7). */
  skipAgentId: number | null;
};

const mayServe = (agent: Candidate, thread: WaitingThread): boolean =>
  agent.openThreads < agent.capacity &&
  agent.id !== thread.skipAgentId &&
  (thread.workgroupId === null || agent.workgroupIds.includes(thread.workgroupId));

/** Round robin: the agent whose last assignment lies furthest back; of equals, the lower id. Null: nobody can. */
export const chooseAgent = <C extends Candidate>(
  thread: WaitingThread,
  candidates: readonly C[],
): { agent: C; reason: string } | null => {
  const able = candidates.filter((agent) => mayServe(agent, thread));
  const [agent] = able.toSorted((a, b) => a.lastAssignedAt - b.lastAssignedAt || a.id - b.id);
  if (!agent) return null;
  return {
    agent,
    reason: `round robin: longest since the last assignment of ${able.length} with a free place (${agent.openThreads}/${agent.capacity})`,
  };
};
