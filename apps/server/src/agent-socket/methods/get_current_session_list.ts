import type { GetCurrentSessionListRequest } from '@inlay/protocol/agent-socket/get_current_session_list.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { checkClaims } from '../claims.ts';
import { type AgentDeps, readerOf } from '../context.ts';
import { userListRow } from '../rows.ts';

export const getCurrentSessionList = async (
  { store }: AgentDeps,
  connection: AgentConnection,
  request: GetCurrentSessionListRequest,
) => {
  checkClaims(connection, request);
  const { agent } = connection;
  const threads = await store.reads.ownThreads(agent.deskId, agent.id);
  return { data: { user_list: threads.map((thread) => userListRow(thread, readerOf(connection))) } };
};
