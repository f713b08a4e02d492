import type { AgentDeps } from '../agent-socket/context.ts';
import { startGrace } from '../agent-socket/login.ts';
import type { AgentRecord } from '../store/accounts-port.ts';

/** W8: sessions are looked at again and again, in case a push of their end was lost. */
export const recheckSessions = async ({ store, presence, bus, clock }: AgentDeps): Promise<void> => {
  const connections = presence.allAgents();
  const ids = [...new Set(connections.map(({ sessionId }) => sessionId))];
  const live = new Set(await store.reads.liveSessionIds(ids, clock.now()));
  for (const { agent, sessionId } of connections) {
    if (live.has(sessionId)) continue;
    bus.publish([
      { type: 'session_ended', deskId: agent.deskId, agentId: agent.id, sessionIds: [sessionId] },
    ]);
  }
};

const startGraceOf = (deps: AgentDeps, agent: AgentRecord): void => {
  const { presence, grace } = deps;
  const waitedFor = grace.has(agent.id) || presence.others.inGrace(agent.id);
  if (agent.status === 'offline' || waitedFor) return;
  if (presence.hasChat(agent.id) || presence.hasChatElsewhere(agent.id)) return;
  startGrace(deps, agent, 'orphaned');
};

/** Agents who were online when the server stopped have the grace period to come back (A2). */
export const startGraceOfAll = async (deps: AgentDeps): Promise<void> => {
  for (const { id } of await deps.store.reads.desks())
    for (const agent of await deps.store.reads.agents(id)) startGraceOf(deps, agent);
};

/** A2: the node to which they were connected, or which waited for them, is gone. */
export const startGraceOfOrphans = async (deps: AgentDeps, agentIds: readonly number[]): Promise<void> => {
  for (const agentId of agentIds) {
    const agent = await deps.store.reads.agent(agentId);
    if (agent) startGraceOf(deps, agent);
  }
};
