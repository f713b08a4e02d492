import type { DisconnectRequest } from '@inlay/protocol/agent-socket/disconnect.ts';
import { newMsgId } from '../../store/msg-id.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { accepted } from '../../socket/answer.ts';
import type { AgentDeps } from '../context.ts';

/** A7: closes the thread. */
export const disconnect = async (
  { store, clock }: AgentDeps,
  { agent }: AgentConnection,
  { userid }: DisconnectRequest,
) => {
  const { deskId, id: agentId } = agent;
  accepted(await store.writes.closeThread({ deskId, agentId, userid, msgId: newMsgId(), now: clock.now() }));
  return { userid };
};
