import type { HelloReply } from '@inlay/protocol/visitor-socket/hello.ts';
import { applyRecord } from './apply-record.ts';
import { applyThread } from './apply-thread.ts';
import { beginOf } from './begin-of.ts';
import type { Conversation } from './conversation.ts';

type Welcome = HelloReply['data'];

/** D3: what was missing is put behind what is here. */
const resume = (before: Conversation, { thread, messages }: Welcome): Conversation => {
  const caughtUp = messages.reduce(applyRecord, before);
  return thread ? applyThread(caughtUp, thread) : caughtUp;
};

/** Everything anew: the newest page of history. */
const restart = (before: Conversation, { thread, messages, more }: Welcome): Conversation => {
  const own = messages.filter((record) => record.thread_uid === thread?.thread_uid);
  const stored = new Set(messages.map((record) => record.client_msg_id));
  return {
    ...before,
    thread,
    head: own.at(-1)?.seq ?? 0,
    records: messages.filter((record) => record.message !== null),
    older: more ? beginOf(messages) : null,
    outbox: before.outbox.filter((item) => item.state !== 'stored' && !stored.has(item.clientMsgId)),
    readSeq: thread && thread.thread_uid === before.thread?.thread_uid ? before.readSeq : 0,
  };
};

export const applyHello = (before: Conversation, welcome: Welcome): Conversation => {
  const conversation = welcome.resumed ? resume(before, welcome) : restart(before, welcome);
  return { ...conversation, desk: welcome.desk, uploadMaxBytes: welcome.upload_max_bytes };
};
