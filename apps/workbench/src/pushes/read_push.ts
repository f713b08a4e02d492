import type { ReadPush } from '@inlay/protocol/agent-socket/read_push.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { DeskState } from '../model/desk-state.ts';
import { putThread } from '../model/threads.ts';

const readBy = (thread: ThreadRow, push: ReadPush): ThreadRow =>
  push.by === 'visitor'
    ? { ...thread, visitor_read_seq: Math.max(thread.visitor_read_seq, push.seq) }
    : { ...thread, unread: push.unread ?? (push.seq >= thread.last_seq ? 0 : thread.unread) };

export const readPush = (state: DeskState, push: ReadPush): DeskState => {
  const thread = state.threads.get(push.userid);
  return thread?.thread_uid === push.thread_uid ? putThread(state, readBy(thread, push)) : state;
};
