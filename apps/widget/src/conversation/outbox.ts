import type { VisitorRecord } from '@inlay/protocol/visitor-socket/rows.ts';
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

/** What the server stored, as it will come in the history. */
const recordsOf = (
  item: Outgoing,
  { messages, thread, create_time_ms }: SendReply['data'],
): VisitorRecord[] =>
  messages.map(({ msg_id, seq }, index) => ({
    msg_id,
    seq,
    thread_uid: thread.thread_uid,
    create_time_ms,
    sender: 'visitor',
    sender_name: '',
    sender_head_img: '',
    message: item.parts[index] ?? null,
    client_msg_id: item.clientMsgId,
  }));

/** The acknowledgement (D1). It may come before or after the record's own push, which then counts for nothing. */
export const applyStored = (before: Conversation, item: Outgoing, data: SendReply['data']): Conversation => {
  const known = applyThread(before, data.thread);
  // D2: stored at another time, perhaps in an earlier thread; the history brings it where it belongs.
  if (data.duplicate) return discard(known, item.clientMsgId);
  const records = recordsOf(item, data);
  const stored = records.reduce(applyRecord, known);
  const isShown = stored.head >= (records.at(-1)?.seq ?? 0);
  return isShown ? discard(stored, item.clientMsgId) : mark(stored, item.clientMsgId, { state: 'stored' });
};
