import { threadById } from '../../rows.ts';
import type { Db, Emit } from '../transaction.ts';

type Wanted = { deskId: number; visitorId: number; newThreadUid: string; now: number };

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

const hasThread = async (db: Db, visitorId: number): Promise<boolean> => {
  const threads = db.selectFrom('thread').select('id').where('visitor_id', '=', visitorId);
  return (await threads.limit(1).executeTakeFirst()) !== undefined;
};

/** M1: the thread of a visitor who has none that lives and calls instead of writing. It waits, and is told like any other. */
export const insertCallThread = async (
  db: Db,
  { deskId, visitorId, newThreadUid: uid, now }: Wanted,
  emit: Emit,
): Promise<number> => {
  const { id } = await db
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
      has_earlier: (await hasThread(db, visitorId)) ? 1 : 0,
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
    .returning('id')
    .executeTakeFirstOrThrow();
  const thread = await threadById(db, id);
  emit({ type: 'thread', action: 'created', thread, byAgentId: null, byClientId: null, fromAgentId: null });
  return id;
};
