import type { DisconnectRequest } from '@inlay/protocol/agent-socket/disconnect.ts';
import { v7 as uuidv7 } from 'uuid';
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
  accepted(await store.writes.closeThread({ deskId, agentId, userid, msgId: uuidv7(), now: clock.now() }));
  return { userid };
};
