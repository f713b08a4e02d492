import { mayEnd } from '@inlay/domain/thread.ts';
import type { EventPart } from '@inlay/protocol/content.ts';
import type { StoreWrites } from '../port.ts';
import type { Refused } from '../refused.ts';
import { appendEvent } from './append-event.ts';
import { latestThread } from './find-thread.ts';
import { type Db, refuse, type Transaction } from './transaction.ts';

type Transfer = StoreWrites['transferThread'];
type Input = Parameters<Transfer>[0];
type Receiver = { agentId: number | null; workgroupId: number | null; name: string | null };

const findReceiver = async (
  db: Db,
  { deskId, agentId, to }: Input,
  currentWorkgroup: number | null,
): Promise<Receiver | Refused> => {
  if (!to) return { agentId: null, workgroupId: currentWorkgroup, name: null };
  if ('groupNo' in to) {
    const group = await db
      .selectFrom('workgroup')
      .select(['id', 'name'])
      .where('desk_id', '=', deskId)
      .where('group_no', '=', to.groupNo)
      .executeTakeFirst();
    return group ? { agentId: null, workgroupId: group.id, name: group.name } : refuse(404, 'unknown_group');
  }
  const agent = await db
    .selectFrom('agent')
    .select(['id', 'name', 'status'])
    .where('desk_id', '=', deskId)
    .where('id', '=', to.agentId)
    .where('enabled', '=', 1)
    .executeTakeFirst();
  if (!agent || agent.id === agentId) return refuse(404, 'unknown_agent');
  if (agent.status === 'offline') return refuse(409, 'agent_offline', { name: agent.name });
  return { agentId: agent.id, workgroupId: currentWorkgroup, name: agent.name };
};

export const transferThread: Transaction<Input, Awaited<ReturnType<Transfer>>> = async (db, input, emit) => {
  const thread = await latestThread(db, input.deskId, input.userid);
  if (!thread) return refuse(404, 'unknown_visitor');
  const agent = await db
    .selectFrom('agent')
    .select(['id', 'name', 'role'])
    .where('id', '=', input.agentId)
    .executeTakeFirstOrThrow();
  if (!mayEnd(thread, agent)) return refuse(403, 'not_your_thread');
  const receiver = await findReceiver(db, input, thread.workgroupId);
  if ('refused' in receiver) return receiver;

  // A7: back first in the queue, keeping the time since when the visitor waits, and not to the same agent next.
  const backToQueue = receiver.agentId === null;
  const { numUpdatedRows } = await db
    .updateTable('thread')
    .set({
      state: backToQueue ? 'queued' : 'open',
      agent_id: receiver.agentId,
      workgroup_id: receiver.workgroupId,
      skip_agent_id: backToQueue ? input.agentId : null,
      front: backToQueue && input.to === null ? 1 : 0,
      queued_at: backToQueue ? input.now : thread.queuedAt,
      epoch: thread.epoch + 1,
      updated_at: input.now,
    })
    .where('id', '=', thread.id)
    .where('epoch', '=', thread.epoch)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return refuse(403, 'not_your_thread');

  const value: EventPart['value'] = {
    name: backToQueue ? 'requeued' : 'transferred',
    agent_name: agent.name,
  };
  if (receiver.name !== null) value.to_name = receiver.name;
  if (input.note) value.note = input.note;
  const after = await appendEvent(db, emit, {
    threadId: thread.id,
    part: { type: 'event', value },
    msgId: input.msgId,
    now: input.now,
  });
  emit({
    type: 'thread',
    action: 'transferred',
    thread: after,
    byAgentId: input.agentId,
    byClientId: input.byClientId,
    fromAgentId: thread.agentId,
    ...(input.note ? { note: input.note } : {}),
  });
  return { thread: after };
};
