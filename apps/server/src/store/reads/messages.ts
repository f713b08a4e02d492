import type { StoreReads } from '../port.ts';
import type { MessageRecord } from '../threads-port.ts';
import { messageRecord } from '../rows.ts';
import type { Db } from '../transactions/transaction.ts';

type Reads = Pick<StoreReads, 'records' | 'messagesAfter' | 'messagesBefore'>;
type Span = { id: number; last_seq: number };

/**
 * The visitor's messages are numbered through all his threads, oldest first. Since the numbers of a thread have no gaps
 * (M2), the place of any message follows from the threads' last numbers: a deep page costs as much as the first.
 */
const slices = (threads: Span[], first: number, last: number): { id: number; from: number; to: number }[] => {
  const found: { id: number; from: number; to: number }[] = [];
  let before = 0;
  for (const { id, last_seq: length } of threads) {
    const from = Math.max(first - before, 1);
    const to = Math.min(last - before, length);
    if (from <= to) found.push({ id, from, to });
    before += length;
  }
  return found;
};

export const messageReads = (db: Db): Reads => {
  const messages = (threadId: number) =>
    db
      .selectFrom('message')
      .innerJoin('thread', 'thread.id', 'message.thread_id')
      .selectAll('message')
      .select('thread.uid as thread_uid')
      .where('message.thread_id', '=', threadId)
      .orderBy('message.seq');
  const between = async (threads: Span[], first: number, last: number): Promise<MessageRecord[]> => {
    const rows: MessageRecord[] = [];
    for (const { id, from, to } of slices(threads, first, last)) {
      const part = await messages(id)
        .where('message.seq', '>=', from)
        .where('message.seq', '<=', to)
        .execute();
      rows.push(...part.map(messageRecord));
    }
    return rows;
  };
  return {
    records: async ({ deskId, userid, page, pagesize }) => {
      const threads = await db
        .selectFrom('thread')
        .innerJoin('visitor', 'visitor.id', 'thread.visitor_id')
        .select(['thread.id', 'thread.last_seq'])
        .where('visitor.desk_id', '=', deskId)
        .where('visitor.userid', '=', userid)
        .orderBy('thread.id')
        .execute();
      const total = threads.reduce((sum, thread) => sum + thread.last_seq, 0);
      const last = total - (page - 1) * pagesize;
      return { rows: last < 1 ? [] : await between(threads, last - pagesize + 1, last), total };
    },
    messagesAfter: async (threadId, seq, limit) =>
      (await messages(threadId).where('message.seq', '>', seq).limit(limit).execute()).map(messageRecord),
    messagesBefore: async ({ visitorId, threadUid, seq, limit }) => {
      const threads = await db
        .selectFrom('thread')
        .select(['id', 'uid', 'last_seq'])
        .where('visitor_id', '=', visitorId)
        .orderBy('id')
        .execute();
      const index = threadUid === null ? -1 : threads.findIndex((thread) => thread.uid === threadUid);
      if (threadUid !== null && index < 0) return [];
      const upTo = threadUid === null ? threads : threads.slice(0, index);
      const last =
        upTo.reduce((sum, thread) => sum + thread.last_seq, 0) +
        (threadUid === null ? 0 : Math.max(0, seq - 1));
      return last < 1 ? [] : between(threads, Math.max(1, last - limit + 1), last);
    },
  };
};
