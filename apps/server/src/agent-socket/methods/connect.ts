import type { ConnectRequest } from '@inlay/protocol/agent-socket/connect.ts';
import { newMsgId } from '../../store/msg-id.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { accepted } from '../../socket/answer.ts';
import type { AgentDeps } from '../context.ts';

/** A6. */
export const connect = async (
  { store, clock }: AgentDeps,
  { agent, clientId: byClientId }: AgentConnection,
  { userid }: ConnectRequest,
) => {
  const { deskId, id: agentId } = agent;
  const act = { deskId, agentId, byClientId, userid, msgId: newMsgId(), now: clock.now() };
  accepted(await store.writes.connectThread(act));
  return {};
};
