import { maySeeQueue } from '@inlay/domain/visibility.ts';
import type { GetWaitUserListRequest } from '@inlay/protocol/agent-socket/get_wait_user_list.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import type { ThreadRecord } from '../../store/threads-port.ts';
import { checkClaims } from '../claims.ts';
import { type AgentDeps, readerOf } from '../context.ts';
import { userListRow } from '../rows.ts';

/** Who waits and may be seen by this agent, in the order in which they will be served. */
export const visibleQueue = async (
  { store }: AgentDeps,
  { agent }: AgentConnection,
): Promise<ThreadRecord[]> =>
  (await store.reads.queuedThreads(agent.deskId)).filter((thread) => maySeeQueue(agent, thread.workgroupId));

export const getWaitUserList = async (
  deps: AgentDeps,
  connection: AgentConnection,
  request: GetWaitUserListRequest,
) => {
  checkClaims(connection, request);
  const threads = await visibleQueue(deps, connection);
  return { data: { user_list: threads.map((thread) => userListRow(thread, readerOf(connection))) } };
};
