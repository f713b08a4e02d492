import type { SetAutoConnectStatusRequest } from '@inlay/protocol/agent-socket/set_auto_connect_status.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentDeps } from '../context.ts';

export const setAutoConnectStatus = async (
  { store, clock }: AgentDeps,
  { agent, clientId }: AgentConnection,
  request: SetAutoConnectStatusRequest,
) => {
  const on = Number(request.status) === 1;
  await store.writes.setAutoConnect({ agentId: agent.id, on, byClientId: clientId, now: clock.now() });
  return {};
};
