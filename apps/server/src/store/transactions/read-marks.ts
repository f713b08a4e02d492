import type { StoreWrites } from '../port.ts';
import { selectThreads, threadRecord } from '../rows.ts';
import { latestThread } from './find-thread.ts';
import { type Db, headOf, refuse, type Transaction } from './transaction.ts';

type ByAgent = StoreWrites['markReadByAgent'];
type ByVisitor = StoreWrites['markReadByVisitor'];

/** How many of the visitor's messages stand at or before `seq`. */
const visitorMessagesUpTo = async (db: Db, threadId: number, seq: number): Promise<number> => {
  const row = await db
    .selectFrom('message')
    .select('visitor_no')
    .where('thread_id', '=', threadId)
    .where('seq', '<=', seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.visitor_no ?? 0;
};

export const markReadByAgent: Transaction<Parameters<ByAgent>[0], Awaited<ReturnType<ByAgent>>> = async (
  db,
  input,
  emit,
) => {
  const thread = await latestThread(db, input.deskId, input.userid);
  if (!thread) return refuse(404, 'unknown_visitor');
  const mark = await db
    .selectFrom('thread_read')
    .selectAll()
    .where('thread_id', '=', thread.id)
    .where('agent_id', '=', input.agentId)
    .executeTakeFirst();
  const seq = Math.min(input.seq, thread.lastSeq);
  if (mark && mark.seq >= seq) return { unread: thread.visitorMessages - mark.visitor_messages };

  const seen = await visitorMessagesUpTo(db, thread.id, seq);
  await db
    .insertInto('thread_read')
    .values({ thread_id: thread.id, agent_id: input.agentId, seq, visitor_messages: seen })
    .onConflict((conflict) =>
      conflict.columns(['thread_id', 'agent_id']).doUpdateSet({ seq, visitor_messages: seen }),
    )
    .execute();
  if (thread.agentId === input.agentId && seq > thread.agentReadSeq) {
    await db.updateTable('thread').set({ agent_read_seq: seq }).where('id', '=', thread.id).execute();
  }
  const unread = thread.visitorMessages - seen;
  emit({ type: 'read', thread: headOf(thread), seq, by: 'agent', agentId: input.agentId, unread });
  return { unread };
};

export const markReadByVisitor: Transaction<
  Parameters<ByVisitor>[0],
  Awaited<ReturnType<ByVisitor>>
> = async (db, input, emit) => {
  const row = await selectThreads(db)
    .where('thread.uid', '=', input.threadUid)
    .where('thread.visitor_id', '=', input.visitorId)
    .executeTakeFirst();
  if (!row) return refuse(404, 'unknown_thread');
  const thread = threadRecord(row);
  const seq = Math.min(input.seq, thread.lastSeq);
  if (seq <= thread.visitorReadSeq) return { seq: thread.visitorReadSeq };
  await db.updateTable('thread').set({ visitor_read_seq: seq }).where('id', '=', thread.id).execute();
  emit({ type: 'read', thread: headOf(thread), seq, by: 'visitor' });
  return { seq };
};
