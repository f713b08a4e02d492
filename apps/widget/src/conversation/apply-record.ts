import type { VisitorRecord, VisitorThread } from '@inlay/protocol/visitor-socket/rows.ts';
import type { Conversation } from './conversation.ts';

const freshThread = (uid: string): VisitorThread => ({
  thread_uid: uid,
  state: 'queued',
  last_seq: 0,
  agent: null,
  agent_read_seq: 0,
  position: null,
  score: null,
});

/** The same conversation with `uid` as its current thread (M1: a visitor has one at a time). */
export const withThread = (conversation: Conversation, uid: string): Conversation => {
  if (conversation.thread?.thread_uid === uid) return conversation;
  return { ...conversation, thread: freshThread(uid), head: 0, readSeq: 0 };
};

const withLastSeq = (conversation: Conversation, seq: number): Conversation => {
  const { thread } = conversation;
  return thread && seq > thread.last_seq
    ? { ...conversation, thread: { ...thread, last_seq: seq } }
    : conversation;
};

/** Numbers that are for agents only move the head and show nothing. */
const isShown = (record: VisitorRecord): boolean => record.message !== null;

const shown = (conversation: Conversation, record: VisitorRecord): Conversation => ({
  ...conversation,
  records: isShown(record) ? [...conversation.records, record] : conversation.records,
  outbox: conversation.outbox.filter((item) => item.clientMsgId !== record.client_msg_id),
});

/** A record pushed or resumed. Doubles fall away; one that comes too early waits for the gap before it to be filled. */
export const applyRecord = (before: Conversation, record: VisitorRecord): Conversation => {
  const isOfEarlierThread =
    before.thread?.thread_uid !== record.thread_uid &&
    before.records.some((row) => row.thread_uid === record.thread_uid);
  if (isOfEarlierThread) return before;
  const conversation = withLastSeq(withThread(before, record.thread_uid), record.seq);
  if (record.seq !== conversation.head + 1) return conversation;
  return { ...shown(conversation, record), head: record.seq };
};
