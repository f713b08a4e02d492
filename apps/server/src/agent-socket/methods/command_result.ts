import type { CommandResultRequest } from '@inlay/protocol/agent-socket/command_result.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentDeps } from '../context.ts';

/** P7: back to the tab that asked. */
export const commandResult = async (
  { bus }: AgentDeps,
  { agent }: AgentConnection,
  { command_id, ok, reason }: CommandResultRequest,
) => {
  const result = { command_id, ok, ...(reason === undefined ? {} : { reason }) };
  bus.publish([{ type: 'command_result', agentId: agent.id, result }]);
  return {};
};
