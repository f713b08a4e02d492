import type { VisitorThread } from '@inlay/protocol/visitor-socket/rows.ts';
import { withThread } from './apply-record.ts';
import type { Conversation } from './conversation.ts';

/** A thread's new state. `last_seq` never goes back: what was heard of exists. */
export const applyThread = (before: Conversation, thread: VisitorThread): Conversation => {
  const conversation = withThread(before, thread.thread_uid);
  const known = conversation.thread?.last_seq ?? 0;
  return { ...conversation, thread: { ...thread, last_seq: Math.max(known, thread.last_seq) } };
};
