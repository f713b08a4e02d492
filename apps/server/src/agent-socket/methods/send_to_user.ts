import { checkAgentParts, isDeduplicated } from '@inlay/domain/card.ts';
import type { SendToUserRequest } from '@inlay/protocol/agent-socket/send_to_user.ts';
import { sanitizeCardHtml } from '../../cards/sanitize.ts';
import { newMsgId } from '../../store/msg-id.ts';
import type { Stored } from '../../store/threads-port.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { accepted, EncodedFields } from '../../socket/answer.ts';
import type { AgentDeps } from '../context.ts';

/** Half of what a server says; ids are its own, so that nothing needs escaping. */
const encodeStored = ({ messages, threadUid, createdAt, duplicate }: Stored): EncodedFields => {
  const rows = messages.map(({ msgId, seq }) => `{"msg_id":"${msgId}","seq":${seq}}`).join(',');
  return new EncodedFields(
    `"data":{"failure":0,"success":${messages.length},"messages":[${rows}],"thread_uid":"${threadUid}",` +
      `"create_time_ms":${createdAt}${duplicate ? ',"duplicate":true' : ''}}`,
  );
};

/** A11, D1: the reply leaves after the commit. */
export const sendToUser = (
  { store, clock }: AgentDeps,
  { agent }: AgentConnection,
  request: SendToUserRequest,
) => {
  const now = clock.now();
  const dedup = isDeduplicated(request.message);
  const parts = checkAgentParts(request.message, sanitizeCardHtml);
  const written = store.writes.appendAsAgent({
    deskId: agent.deskId,
    agentId: agent.id,
    agentName: agent.name,
    agentHeadImg: agent.headImg,
    userid: request.userid,
    clientMsgId: request.client_msg_id ?? null,
    msgIds: parts.map(() => newMsgId(now)),
    parts,
    dedup,
    now,
  });
  return written.then((result) => encodeStored(accepted(result)));
};
