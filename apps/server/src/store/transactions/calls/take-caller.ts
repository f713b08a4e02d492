import type { Of } from '../console/deed.ts';
import { connectThread } from '../connect-thread.ts';
import { latestThread } from '../find-thread.ts';
import type { Db } from '../transaction.ts';

type Caller = Parameters<Of<'takeCaller'>>[1];

const usualWorkgroup = async (db: Db, deskId: number): Promise<number | null> => {
  const row = await db
    .selectFrom('workgroup')
    .select('id')
    .where('desk_id', '=', deskId)
    .where('is_default', '=', 1)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
};

/** Never seen in the queue: it is connected in the same transaction. */
const insertThread = async (db: Db, { deskId, visitorId, newThreadUid: uid, now }: Caller): Promise<void> => {
  await db
    .insertInto('thread')
    .values({
      uid,
      desk_id: deskId,
      type: 'WORKGROUP',
      state: 'queued',
      visitor_id: visitorId,
      agent_id: null,
      workgroup_id: await usualWorkgroup(db, deskId),
      skip_agent_id: null,
      has_earlier: 0,
      epoch: 0,
      front: 0,
      last_seq: 0,
      visitor_messages: 0,
      visitor_read_seq: 0,
      agent_read_seq: 0,
      score: null,
      comment: '',
      created_at: now,
      queued_at: now,
      updated_at: now,
      closed_at: null,
    })
    .execute();
};

/** P8, M1: who talks with a caller from the widget serves him by chat too, unless another agent does already. */
export const takeCaller: Of<'takeCaller'> = async (db, input, emit) => {
  const { deskId, userid, agentId, msgId, now } = input;
  const thread = await latestThread(db, deskId, userid);
  const isServed = thread?.state === 'open' && thread.agentId !== null;
  if (isServed) return { taken: thread.agentId === agentId };
  if (!thread) await insertThread(db, input);
  const connected = await connectThread(db, { deskId, agentId, userid, msgId, now }, emit);
  return { taken: 'thread' in connected };
};
