import type { GetThreadRequest } from '@inlay/protocol/agent-socket/get_thread.ts';
import type { AgentConnection } from '../../presence/presence.ts';
import { readableThread } from '../../threads/readable-thread.ts';
import { type AgentDeps, readerOf } from '../context.ts';
import { threadRow, userInfo } from '../rows.ts';

export const getThread = async (
  { store }: AgentDeps,
  connection: AgentConnection,
  { userid }: GetThreadRequest,
) => {
  const { visitor, thread } = await readableThread(store, connection.agent, userid);
  return {
    data: {
      thread: threadRow(thread, readerOf(connection)),
      visitor: userInfo(visitor, await store.reads.countThreads(visitor.id)),
    },
  };
};
