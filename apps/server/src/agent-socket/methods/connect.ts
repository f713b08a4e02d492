import type { ConnectRequest } from '@inlay/protocol/agent-socket/connect.ts';
import { v7 as uuidv7 } from 'uuid';
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
  accepted(await store.writes.connectThread({ deskId, agentId, userid, msgId: uuidv7(), now: clock.now() }));
  return {};
};
