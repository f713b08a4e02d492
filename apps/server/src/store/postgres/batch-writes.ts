import type { PoolClient } from 'pg';
import type { MessageRecord } from '../threads-port.ts';
import type { BatchThread } from './batch-rows.ts';

/** A row of `message` about to be written. */
export type NewRow = MessageRecord & { idx: number; visitorNo: number; text: string };

/** All messages of a batch in one statement. */
export const insertMessages = async (client: PoolClient, rows: readonly NewRow[]): Promise<void> => {
  if (rows.length === 0) return;
  const column = <K extends keyof NewRow>(key: K): NewRow[K][] => rows.map((row) => row[key]);
  await client.query({
    name: 'insert-messages',
    text: `INSERT INTO message (thread_id, seq, msg_id, sender, sender_id, sender_name, sender_head_img, client_msg_id, idx, visitor_no, part, created_at)
      SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
        $8::text[], $9::bigint[], $10::bigint[], $11::text[], $12::bigint[])`,
    values: [
      column('threadId'),
      column('seq'),
      column('msgId'),
      column('sender'),
      column('senderId'),
      column('senderName'),
      column('senderHeadImg'),
      column('clientMsgId'),
      column('idx'),
      column('visitorNo'),
      column('text'),
      column('createdAt'),
    ],
  });
};

/** The threads' new last numbers, in one statement. */
export const tallyThreads = async (client: PoolClient, threads: readonly BatchThread[]): Promise<void> => {
  if (threads.length === 0) return;
  await client.query({
    name: 'tally-threads',
    text: `UPDATE thread SET last_seq = w.last_seq, visitor_messages = w.visitor_messages, updated_at = w.updated_at
      FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) AS w(id, last_seq, visitor_messages, updated_at) WHERE thread.id = w.id`,
    values: [
      threads.map(({ id }) => id),
      threads.map(({ last_seq: lastSeq }) => lastSeq),
      threads.map(({ visitor_messages: visitorMessages }) => visitorMessages),
      threads.map(({ updated_at: updatedAt }) => updatedAt),
    ],
  });
};
