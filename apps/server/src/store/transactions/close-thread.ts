import { mayEnd } from '@inlay/domain/thread.ts';
import type { StoreWrites } from '../port.ts';
import { appendEvent } from './append-event.ts';
import { latestThread } from './find-thread.ts';
import { refuse, type Transaction } from './transaction.ts';

type Close = StoreWrites['closeThread'];

export const closeThread: Transaction<Parameters<Close>[0], Awaited<ReturnType<Close>>> = async (
  db,
  input,
  emit,
) => {
  const thread = await latestThread(db, input.deskId, input.userid);
  if (!thread) return refuse(404, 'unknown_visitor');
  const agent = await db
    .selectFrom('agent')
    .select(['id', 'name', 'role'])
    .where('id', '=', input.agentId)
    .executeTakeFirstOrThrow();
  if (!mayEnd(thread, agent)) return refuse(403, 'not_your_thread');

  const { numUpdatedRows } = await db
    .updateTable('thread')
    .set({
      state: 'closed',
      closed_at: input.now,
      epoch: thread.epoch + 1,
      front: 0,
      skip_agent_id: null,
      updated_at: input.now,
    })
    .where('id', '=', thread.id)
    .where('epoch', '=', thread.epoch)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return refuse(403, 'not_your_thread');

  const after = await appendEvent(db, emit, {
    threadId: thread.id,
    part: { type: 'event', value: { name: 'closed', agent_name: agent.name } },
    msgId: input.msgId,
    now: input.now,
  });
  emit({
    type: 'thread',
    action: 'closed',
    thread: after,
    byAgentId: input.agentId,
    byClientId: null,
    fromAgentId: thread.agentId,
  });
  return { thread: after };
};
