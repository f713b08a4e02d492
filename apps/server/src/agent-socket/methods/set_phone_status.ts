import { fromPhoneStatus, toPhoneStatus } from '@inlay/domain/phone-status.ts';
import type { SetPhoneStatusRequest } from '@inlay/protocol/agent-socket/set_phone_status.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { accountOf } from '../account.ts';
import type { AgentDeps } from '../context.ts';

/** M3: the one status, in the softphone's words. */
export const setPhoneStatus = async (
  deps: AgentDeps,
  connection: AgentConnection,
  { status }: SetPhoneStatusRequest,
) => {
  const { store, clock } = deps;
  const { agent, clientId } = connection;
  const now = clock.now();
  await store.writes.setStatus({ agentId: agent.id, ...fromPhoneStatus(status), byClientId: clientId, now });
  return { data: { agent_status: toPhoneStatus(await accountOf(deps, connection)) } };
};
