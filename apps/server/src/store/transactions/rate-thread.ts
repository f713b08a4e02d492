import { selectThreads } from '../rows.ts';
import type { StoreWrites } from '../port.ts';
import { appendEvent } from './append-event.ts';
import { refuse, type Transaction } from './transaction.ts';

type Rate = StoreWrites['rateThread'];

export const rateThread: Transaction<Parameters<Rate>[0], Awaited<ReturnType<Rate>>> = async (
  db,
  input,
  emit,
) => {
  const row = await selectThreads(db)
    .where('thread.visitor_id', '=', input.visitorId)
    .orderBy('thread.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return refuse(404, 'unknown_thread');
  await db
    .updateTable('thread')
    .set({ score: input.score, comment: input.comment })
    .where('id', '=', row.id)
    .execute();
  const after = await appendEvent(db, emit, {
    threadId: row.id,
    part: { type: 'event', value: { name: 'rated', score: input.score } },
    msgId: input.msgId,
    now: input.now,
  });
  emit({
    type: 'thread',
    action: 'rated',
    thread: after,
    byAgentId: null,
    byClientId: null,
    fromAgentId: null,
  });
  return { thread: after };
};
