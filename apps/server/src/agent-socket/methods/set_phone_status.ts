import { fromPhoneStatus } from '@inlay/domain/phone-status.ts';
import type { SetPhoneStatusRequest } from '@inlay/protocol/agent-socket/set_phone_status.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentDeps } from '../context.ts';

/** M3: the one status, in the softphone's words. */
export const setPhoneStatus = async (
  { store, clock }: AgentDeps,
  { agent, clientId }: AgentConnection,
  { status }: SetPhoneStatusRequest,
) => {
  const now = clock.now();
  await store.writes.setStatus({ agentId: agent.id, ...fromPhoneStatus(status), byClientId: clientId, now });
  return {};
};
