import { maySeeThread } from '@inlay/domain/visibility.ts';
import type { GetThreadRequest } from '@inlay/protocol/agent-socket/get_thread.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { findVisitor } from '../../threads/find-visitor.ts';
import { type AgentDeps, readerOf } from '../context.ts';
import { threadRow, userInfo } from '../rows.ts';

export const getThread = async (
  { store }: AgentDeps,
  connection: AgentConnection,
  { userid }: GetThreadRequest,
) => {
  const { agent } = connection;
  const visitor = await findVisitor(store, agent.deskId, userid);
  const thread = await store.reads.latestThread(agent.deskId, userid);
  if (!thread) throw new WireError(404, 'unknown_thread');
  const mayRead = thread.state === 'closed' || agent.role === 'admin' || maySeeThread(agent, thread);
  if (!mayRead) throw new WireError(403, 'not_your_thread');
  return {
    data: {
      thread: threadRow(thread, readerOf(connection)),
      visitor: userInfo(visitor, await store.reads.countThreads(visitor.id)),
    },
  };
};
