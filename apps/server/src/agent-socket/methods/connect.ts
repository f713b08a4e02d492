import type { ConnectRequest } from '@inlay/protocol/agent-socket/connect.ts';
import { newMsgId } from '../../store/msg-id.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { accepted } from '../../socket/answer.ts';
import type { AgentDeps } from '../context.ts';

/** A6. */
export const connect = async (
  { store, clock }: AgentDeps,
  { agent }: AgentConnection,
  { userid }: ConnectRequest,
) => {
  const { deskId, id: agentId } = agent;
  accepted(
    await store.writes.connectThread({ deskId, agentId, userid, msgId: newMsgId(), now: clock.now() }),
  );
  return {};
};
