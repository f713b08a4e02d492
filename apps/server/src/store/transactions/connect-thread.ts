import { decideConnect } from '@inlay/domain/thread.ts';
import type { StoreWrites } from '../port.ts';
import { appendEvent } from './append-event.ts';
import { latestThread } from './find-thread.ts';
import { refuse, type Transaction } from './transaction.ts';

type Connect = StoreWrites['connectThread'];

export const connectThread: Transaction<Parameters<Connect>[0], Awaited<ReturnType<Connect>>> = async (
  db,
  input,
  emit,
) => {
  const thread = await latestThread(db, input.deskId, input.userid);
  if (!thread) return refuse(404, 'unknown_visitor');
  const decision = decideConnect(thread, input.agentId);
  if (decision.kind === 'already-mine') return { thread };
  if (decision.kind === 'taken') return refuse(409, 'lost_race', { winner: thread.agentName ?? '' });

  // D5: compare-and-swap; whoever changed the owner first has moved the epoch on.
  const { numUpdatedRows } = await db
    .updateTable('thread')
    .set({
      state: 'open',
      agent_id: input.agentId,
      epoch: thread.epoch + 1,
      front: 0,
      skip_agent_id: null,
      closed_at: null,
      updated_at: input.now,
    })
    .where('id', '=', thread.id)
    .where('epoch', '=', thread.epoch)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) {
    const now = await latestThread(db, input.deskId, input.userid);
    return refuse(409, 'lost_race', { winner: now?.agentName ?? '' });
  }

  const agent = await db
    .selectFrom('agent')
    .select('name')
    .where('id', '=', input.agentId)
    .executeTakeFirstOrThrow();
  const name = decision.kind === 'reopen' ? 'reopened' : 'accepted';
  const after = await appendEvent(db, emit, {
    threadId: thread.id,
    part: { type: 'event', value: { name, agent_name: agent.name } },
    msgId: input.msgId,
    now: input.now,
  });
  emit({
    type: 'thread',
    action: name,
    thread: after,
    byAgentId: input.agentId,
    byClientId: input.byClientId,
    fromAgentId: thread.agentId,
  });
  return { thread: after };
};
