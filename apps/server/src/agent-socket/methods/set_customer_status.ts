import { fromWireCode, toWireCode } from '@inlay/domain/agent-status.ts';
import type { SetCustomerStatusRequest } from '@inlay/protocol/agent-socket/set_customer_status.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { AgentDeps } from '../context.ts';

/** M3, A8. The reason is kept for away only; without one it is "other". */
export const setCustomerStatus = async (
  { store, clock }: AgentDeps,
  { agent, clientId }: AgentConnection,
  request: SetCustomerStatusRequest,
) => {
  const status = fromWireCode(Number(request.status));
  const reason = status === 'away' ? (request.reason ?? 'other') : null;
  const set = { agentId: agent.id, status, reason, byClientId: clientId, now: clock.now() };
  const { kept } = await store.writes.setStatus(set);
  return kept ? { status: toWireCode('busy') } : {};
};
