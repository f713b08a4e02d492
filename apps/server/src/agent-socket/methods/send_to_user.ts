import { checkAgentParts, isDeduplicated } from '@inlay/domain/card.ts';
import type { SendToUserRequest } from '@inlay/protocol/agent-socket/send_to_user.ts';
import { sanitizeCardHtml } from '../../cards/sanitize.ts';
import { newMsgId } from '../../store/msg-id.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { accepted } from '../../socket/answer.ts';
import type { AgentDeps } from '../context.ts';

/** A11, D1: the reply leaves after the commit. */
export const sendToUser = (
  { store, clock }: AgentDeps,
  { agent }: AgentConnection,
  request: SendToUserRequest,
) => {
  const dedup = isDeduplicated(request.message);
  const parts = checkAgentParts(request.message, sanitizeCardHtml);
  const written = store.writes.appendAsAgent({
    deskId: agent.deskId,
    agentId: agent.id,
    agentName: agent.name,
    agentHeadImg: agent.headImg,
    userid: request.userid,
    clientMsgId: request.client_msg_id ?? null,
    msgIds: parts.map(() => newMsgId()),
    parts,
    dedup,
    now: clock.now(),
  });
  return written.then((result) => {
    const { messages, threadUid, createdAt, duplicate } = accepted(result);
    const data = {
      failure: 0,
      success: parts.length,
      messages: messages.map(({ msgId, seq }) => ({ msg_id: msgId, seq })),
      thread_uid: threadUid,
      create_time_ms: createdAt,
    };
    return { data: duplicate ? { ...data, duplicate } : data };
  });
};
