import type { EventPart } from '@inlay/protocol/content.ts';
import { messageRecord, threadById } from '../rows.ts';
import type { ThreadRecord } from '../threads-port.ts';
import { type Db, type Emit, headOf } from './transaction.ts';

/** Writes a system line into the thread, with a number like any message (M2), and tells the thread as it is now. */
export const appendEvent = async (
  db: Db,
  emit: Emit,
  { threadId, part, msgId, now }: { threadId: number; part: EventPart; msgId: string; now: number },
): Promise<ThreadRecord> => {
  const { last_seq: seq, visitor_messages: visitorNo } = await db
    .updateTable('thread')
    .set((eb) => ({ last_seq: eb('last_seq', '+', 1), updated_at: now }))
    .where('id', '=', threadId)
    .returning(['last_seq', 'visitor_messages'])
    .executeTakeFirstOrThrow();
  const row = {
    thread_id: threadId,
    seq,
    msg_id: msgId,
    sender: 'system' as const,
    sender_id: '',
    sender_name: '',
    sender_head_img: '',
    client_msg_id: null,
    idx: 0,
    visitor_no: visitorNo,
    part: JSON.stringify(part),
    created_at: now,
  };
  await db.insertInto('message').values(row).execute();
  const thread = await threadById(db, threadId);
  const line = messageRecord({ ...row, thread_uid: thread.uid });
  emit({ type: 'messages', thread: headOf(thread), messages: [line] });
  return thread;
};
