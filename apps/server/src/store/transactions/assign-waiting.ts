import { chooseAgent } from '@inlay/domain/routing.ts';
import { newMsgId } from '../msg-id.ts';
import { selectThreads, threadRecord } from '../rows.ts';
import type { StoreWrites, ThreadRecord } from '../port.ts';
import { appendEvent } from './append-event.ts';
import type { Db, Emit, Transaction } from './transaction.ts';

type Assign = StoreWrites['assignWaiting'];

/** As many as one transaction hands out; the router asks again while there is something to do. */
const atOnce = 100;

const loadCandidates = async (db: Db, deskId: number, connected: number[]) => {
  if (connected.length === 0) return [];
  const agents = await db
    .selectFrom('agent')
    .select((eb) => [
      'agent.id',
      'agent.name',
      'agent.role',
      'agent.capacity',
      'agent.last_assigned_at',
      eb
        .selectFrom('thread')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('thread.agent_id', '=', 'agent.id')
        .where('thread.state', '=', 'open')
        .as('open_threads'),
    ])
    .where('desk_id', '=', deskId)
    .where('id', 'in', connected)
    .where('status', '=', 'available')
    .where('auto_connect', '=', 1)
    .where('enabled', '=', 1)
    .execute();
  const members =
    agents.length === 0
      ? []
      : await db
          .selectFrom('workgroup_member')
          .selectAll()
          .where(
            'agent_id',
            'in',
            agents.map(({ id }) => id),
          )
          .execute();
  return agents.map((agent) => ({
    id: agent.id,
    name: agent.name,
    capacity: agent.capacity,
    openThreads: agent.open_threads ?? 0,
    lastAssignedAt: agent.last_assigned_at,
    workgroupIds: members
      .filter((member) => member.agent_id === agent.id)
      .map((member) => member.workgroup_id),
  }));
};

const assign = async (
  db: Db,
  emit: Emit,
  thread: ThreadRecord,
  agent: { id: number; name: string },
  reason: string,
  now: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('thread')
    .set({
      state: 'open',
      agent_id: agent.id,
      epoch: thread.epoch + 1,
      front: 0,
      skip_agent_id: null,
      updated_at: now,
    })
    .where('id', '=', thread.id)
    .where('epoch', '=', thread.epoch)
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await db.updateTable('agent').set({ last_assigned_at: now }).where('id', '=', agent.id).execute();
  await db
    .insertInto('routing_decision')
    .values({ thread_id: thread.id, agent_id: agent.id, reason, at: now })
    .execute();
  const after = await appendEvent(db, emit, {
    threadId: thread.id,
    part: { type: 'event', value: { name: 'assigned', agent_name: agent.name } },
    msgId: newMsgId(),
    now,
  });
  emit({ type: 'thread', action: 'assigned', thread: after, byAgentId: null, fromAgentId: null });
  return true;
};

export const assignWaiting: Transaction<Parameters<Assign>[0], Awaited<ReturnType<Assign>>> = async (
  db,
  input,
  emit,
) => {
  const candidates = await loadCandidates(db, input.deskId, input.connectedAgentIds);
  if (!candidates.some((agent) => agent.openThreads < agent.capacity)) return { assigned: [] };
  const rows = await selectThreads(db)
    .where('thread.desk_id', '=', input.deskId)
    .where('thread.state', '=', 'queued')
    .orderBy('thread.front', 'desc')
    .orderBy('thread.queued_at')
    .orderBy('thread.id')
    .limit(atOnce)
    .execute();
  const assigned: { threadUid: string; agentId: number }[] = [];
  for (const thread of rows.map(threadRecord)) {
    const choice = chooseAgent(thread, candidates);
    if (!choice || !(await assign(db, emit, thread, choice.agent, choice.reason, input.now))) continue;
    choice.agent.openThreads += 1;
    choice.agent.lastAssignedAt = input.now + assigned.length;
    assigned.push({ threadUid: thread.uid, agentId: choice.agent.id });
  }
  return { assigned };
};
