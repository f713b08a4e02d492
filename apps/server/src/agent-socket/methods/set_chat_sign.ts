import type { SetChatSignRequest } from '@inlay/protocol/agent-socket/set_chat_sign.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { accepted } from '../../socket/answer.ts';
import type { AgentDeps } from '../context.ts';

/** S7. */
export const setChatSign = async (
  { store }: AgentDeps,
  { agent }: AgentConnection,
  { userid, thread_uid: threadUid, chat_sign: sign }: SetChatSignRequest,
) => {
  accepted(
    await store.writes.setChatSign({ deskId: agent.deskId, agentId: agent.id, userid, threadUid, sign }),
  );
  return {};
};
