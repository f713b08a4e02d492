import { type Candidate, chooseAgent, type WaitingThread } from '@inlay/domain/routing.ts';
import { newMsgId } from '../msg-id.ts';
import type { StoreWrites } from '../port.ts';
import { appendEvent } from './append-event.ts';
import { holdStill, Outdated } from './hold-still.ts';
import type { Db, Emit, Transaction } from './transaction.ts';

type Assign = StoreWrites['assignWaiting'];
type Queued = WaitingThread & { id: number; uid: string; epoch: number; deskId: number; userid: string };
type Choice = { thread: Queued; agent: { id: number; name: string }; reason: string };

/** As many as one transaction hands out; the router asks again while there is something to do. */
const atOnce = 100;

/** Workgroups by agent. */
const loadMemberships = async (db: Db, deskId: number): Promise<Map<number, number[]>> => {
  const rows = await db
    .selectFrom('workgroup_member')
    .innerJoin('agent', 'agent.id', 'workgroup_member.agent_id')
    .selectAll('workgroup_member')
    .where('agent.desk_id', '=', deskId)
    .execute();
  const groups = new Map<number, number[]>();
  for (const { agent_id: agentId, workgroup_id: workgroupId } of rows)
    groups.set(agentId, [...(groups.get(agentId) ?? []), workgroupId]);
  return groups;
};

/** Those of `agentIds` who have a free place: in a rush, few of a thousand. */
const loadFreeAgents = async (db: Db, deskId: number, agentIds: readonly number[]): Promise<Candidate[]> => {
  const rows = await db
    .selectFrom('agent')
    .leftJoin('thread', (join) =>
      join.onRef('thread.agent_id', '=', 'agent.id').on('thread.state', '=', 'open'),
    )
    .select((eb) => [
      'agent.id',
      'agent.name',
      'agent.capacity',
      'agent.last_assigned_at',
      eb.fn.count<number>('thread.id').as('open_threads'),
    ])
    .where('agent.desk_id', '=', deskId)
    .where('agent.status', '=', 'available')
    .where('agent.auto_connect', '=', 1)
    .where('agent.enabled', '=', 1)
    .groupBy(['agent.id', 'agent.name', 'agent.capacity', 'agent.last_assigned_at'])
    .having((eb) => eb(eb.fn.count<number>('thread.id'), '<', eb.ref('agent.capacity')))
    .execute();
  const wanted = new Set(agentIds);
  const free = rows.filter(({ id }) => wanted.has(id));
  const groups = free.length === 0 ? new Map<number, number[]>() : await loadMemberships(db, deskId);
  return free.map((agent) => ({
    id: agent.id,
    name: agent.name,
    capacity: agent.capacity,
    openThreads: agent.open_threads,
    lastAssignedAt: agent.last_assigned_at,
    workgroupIds: groups.get(agent.id) ?? [],
  }));
};

/** The first of the queue whom one of these workgroups may serve: the others must not stand in their way. */
const loadWaiting = async (
  db: Db,
  deskId: number,
  workgroupIds: readonly number[],
  only: readonly number[] | null,
): Promise<Queued[]> => {
  const waiting = db
    .selectFrom('thread')
    .innerJoin('visitor', 'visitor.id', 'thread.visitor_id')
    .select(['thread.id', 'uid', 'epoch', 'workgroup_id', 'skip_agent_id', 'userid'])
    .where('thread.desk_id', '=', deskId)
    .where('state', '=', 'queued')
    .where((eb) =>
      workgroupIds.length === 0
        ? eb('workgroup_id', 'is', null)
        : eb.or([eb('workgroup_id', 'is', null), eb('workgroup_id', 'in', workgroupIds)]),
    )
    .orderBy('front', 'desc')
    .orderBy('queued_at')
    .orderBy('thread.id')
    .limit(atOnce);
  const rows = await (only === null ? waiting : waiting.where('thread.id', 'in', only)).execute();
  return rows.map((row) => ({
    id: row.id,
    uid: row.uid,
    epoch: row.epoch,
    workgroupId: row.workgroup_id,
    skipAgentId: row.skip_agent_id,
    deskId,
    userid: row.userid,
  }));
};

/** Who gets whom, as things are; nothing is written. */
const plan = async (
  db: Db,
  { deskId, now }: { deskId: number; now: number },
  agentIds: readonly number[],
  only: readonly number[] | null,
): Promise<Choice[]> => {
  let free = await loadFreeAgents(db, deskId, agentIds);
  if (free.length === 0) return [];
  const workgroupIds = Array.from(new Set(free.flatMap((agent) => agent.workgroupIds)));
  const choices: Choice[] = [];
  for (const thread of await loadWaiting(db, deskId, workgroupIds, only)) {
    const choice = chooseAgent(thread, free);
    if (!choice) continue;
    choice.agent.openThreads += 1;
    choice.agent.lastAssignedAt = now + choices.length;
    choices.push({ thread, ...choice });
    free = free.filter((agent) => agent.openThreads < agent.capacity);
    if (free.length === 0) break;
  }
  return choices;
};

const assign = async (
  db: Db,
  emit: Emit,
  { thread, agent, reason }: Choice,
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
  emit({
    type: 'thread',
    action: 'assigned',
    thread: after,
    byAgentId: null,
    byClientId: null,
    fromAgentId: null,
  });
  return true;
};

/** D5: capacity and status are read while nobody can change them. */
const settledPlan = async (db: Db, input: Parameters<Assign>[0]): Promise<Choice[]> => {
  const first = await plan(db, input, input.connectedAgentIds, null);
  if (first.length === 0) return [];
  const agentIds = first.map(({ agent }) => agent.id);
  const threads = first.map(({ thread }) => thread);
  if (!(await holdStill(db, threads, agentIds))) return first;
  const settled = await plan(
    db,
    input,
    agentIds,
    threads.map(({ id }) => id),
  );
  // Where something is left to assign, doing so makes the router look again; here nothing would.
  if (settled.length === 0) throw new Outdated();
  return settled;
};

export const assignWaiting: Transaction<Parameters<Assign>[0], Awaited<ReturnType<Assign>>> = async (
  db,
  input,
  emit,
) => {
  const assigned: { threadUid: string; agentId: number }[] = [];
  for (const choice of await settledPlan(db, input))
    if (await assign(db, emit, choice, input.now))
      assigned.push({ threadUid: choice.thread.uid, agentId: choice.agent.id });
  return { assigned };
};
