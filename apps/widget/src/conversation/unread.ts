import type { VisitorRecord } from '@inlay/protocol/visitor-socket/rows.ts';
import type { Conversation } from './conversation.ts';

const isSpoken = ({ sender }: VisitorRecord): boolean => sender === 'agent' || sender === 'robot';

/** What was said to the visitor in the current thread since he last looked. */
export const countUnread = ({ records, thread, readSeq }: Conversation): number =>
  records.filter(
    (record) => record.thread_uid === thread?.thread_uid && record.seq > readSeq && isSpoken(record),
  ).length;

export const applyRead = (before: Conversation, threadUid: string, seq: number): Conversation =>
  before.thread?.thread_uid === threadUid && seq > before.readSeq ? { ...before, readSeq: seq } : before;
