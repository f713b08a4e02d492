import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentDeps } from '../context.ts';
import { onlineAgent } from '../rows.ts';

export const getColleagues = async (
  { store, presence }: AgentDeps,
  { agent: { deskId } }: AgentConnection,
) => {
  const [agents, groups, open] = await Promise.all([
    store.reads.agents(deskId),
    store.reads.workgroups(deskId),
    store.reads.countOpenByAgent(deskId),
  ]);
  const connected = new Set(presence.connectedAgentIds(deskId));
  return {
    data: {
      customer_list: agents
        .filter(({ enabled }) => enabled)
        .map((agent) => ({
          ...onlineAgent(agent),
          reason: agent.reason,
          open_threads: open.get(agent.id) ?? 0,
          capacity: agent.capacity,
        })),
      group_list: groups.map((group) => ({
        group_no: group.groupNo,
        name: group.name,
        online: group.agentIds.filter((id) => connected.has(id)).length,
      })),
    },
  };
};
