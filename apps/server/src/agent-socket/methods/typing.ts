import type { TypingRequest } from '@inlay/protocol/agent-socket/typing.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentDeps } from '../context.ts';

export const typing = async (
  { store, bus }: AgentDeps,
  { agent }: AgentConnection,
  { userid, on = true }: TypingRequest,
) => {
  const thread = await store.reads.latestThread(agent.deskId, userid);
  if (!thread || thread.state !== 'open' || thread.agentId !== agent.id)
    throw new WireError(403, 'not_your_thread');
  bus.publish([{ type: 'typing', from: 'agent', visitorId: thread.visitorId, on, name: agent.name }]);
  return {};
};
