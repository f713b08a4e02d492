import type { SendReply } from '@inlay/protocol/visitor-socket/send.ts';
import { applyRecord } from './apply-record.ts';
import { applyThread } from './apply-thread.ts';
import type { Conversation, Outgoing } from './conversation.ts';

/** The first message that is to be sent; a failed one waits for the visitor and holds nobody up. */
export const nextToSend = ({ outbox }: Conversation): Outgoing | undefined =>
  outbox.some((item) => item.state === 'sending')
    ? undefined
    : outbox.find((item) => item.state === 'waiting');

export const enqueue = (before: Conversation, item: Outgoing): Conversation =>
  before.outbox.some(({ clientMsgId }) => clientMsgId === item.clientMsgId)
    ? before
    : { ...before, outbox: [...before.outbox, item] };

export const discard = (before: Conversation, clientMsgId: string): Conversation => ({
  ...before,
  outbox: before.outbox.filter((item) => item.clientMsgId !== clientMsgId),
});

type Change = { state: 'waiting' | 'sending' | 'stored' } | { state: 'failed'; code: number; reason: string };

export const mark = (before: Conversation, clientMsgId: string, change: Change): Conversation => ({
  ...before,
  outbox: before.outbox.map((item) => (item.clientMsgId === clientMsgId ? { ...item, ...change } : item)),
});

/** The acknowledgement (D1). It may come before or after the record's own push, which then counts for nothing. */
export const applyStored = (before: Conversation, item: Outgoing, data: SendReply['data']): Conversation => {
  const uid = data.thread.thread_uid;
  const records = data.messages.map(({ msg_id, seq }, index) => ({
    msg_id,
    seq,
    thread_uid: uid,
    create_time_ms: data.create_time_ms,
    sender: 'visitor' as const,
    sender_name: '',
    sender_head_img: '',
    message: item.parts[index] ?? null,
  }));
  const isHere = before.records.some(
    (record) => record.client_msg_id === item.clientMsgId || record.msg_id === records[0]?.msg_id,
  );
  const stored = records.reduce(applyRecord, applyThread(before, data.thread));
  const last = records.at(-1)?.seq ?? 0;
  return isHere || stored.head >= last
    ? discard(stored, item.clientMsgId)
    : mark(stored, item.clientMsgId, { state: 'stored' });
};
