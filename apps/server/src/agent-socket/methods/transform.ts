import type { TransformRequest } from '@inlay/protocol/agent-socket/transform.ts';
import { toNumericId } from '@inlay/protocol/ids.ts';
import { newMsgId } from '../../store/msg-id.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { accepted } from '../../socket/answer.ts';
import type { AgentDeps } from '../context.ts';

const targetOf = (request: TransformRequest): { agentId: number } | { groupNo: string } | null => {
  if (request.customer_id !== undefined) return { agentId: toNumericId(request.customer_id) };
  return request.group_no === undefined ? null : { groupNo: request.group_no };
};

/** A7: hands the visitor over. */
export const transform = async (
  { store, clock }: AgentDeps,
  { agent, clientId }: AgentConnection,
  request: TransformRequest,
) => {
  accepted(
    await store.writes.transferThread({
      deskId: agent.deskId,
      agentId: agent.id,
      byClientId: clientId,
      userid: request.userid,
      to: targetOf(request),
      note: request.note ?? null,
      msgId: newMsgId(),
      now: clock.now(),
    }),
  );
  return {};
};
