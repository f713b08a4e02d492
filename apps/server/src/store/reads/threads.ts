import type { StoreReads } from '../port.ts';
import { selectThreads, threadRecord } from '../rows.ts';
import type { Db } from '../transactions/transaction.ts';

type Reads = Pick<
  StoreReads,
  | 'queuedThreads'
  | 'ownThreads'
  | 'openHeads'
  | 'countOpenByAgent'
  | 'latestThread'
  | 'latestThreadOfVisitor'
  | 'thread'
  | 'queuePositions'
>;

export const threadReads = (db: Db): Reads => {
  const inOrder = (deskId: number) =>
    selectThreads(db)
      .where('thread.desk_id', '=', deskId)
      .where('thread.state', '=', 'queued')
      .orderBy('thread.front', 'desc')
      .orderBy('thread.queued_at')
      .orderBy('thread.id');
  const queueIds = (deskId: number) =>
    db
      .selectFrom('thread')
      .select(['id', 'visitor_id'])
      .where('desk_id', '=', deskId)
      .where('state', '=', 'queued')
      .orderBy('front', 'desc')
      .orderBy('queued_at')
      .orderBy('id')
      .execute();
  return {
    queuedThreads: async (deskId) => (await inOrder(deskId).execute()).map(threadRecord),
    ownThreads: async (deskId, agentId) => {
      const rows = await selectThreads(db)
        .where('thread.agent_id', '=', agentId)
        .where('thread.state', '=', 'open')
        .where('thread.desk_id', '=', deskId)
        .orderBy('thread.updated_at', 'desc')
        .execute();
      return rows.map(threadRecord);
    },
    openHeads: (agentIds) =>
      db
        .selectFrom('thread')
        .innerJoin('visitor', 'visitor.id', 'thread.visitor_id')
        .select(['thread.agent_id as agentId', 'visitor.userid', 'thread.last_seq as lastSeq'])
        .where('thread.agent_id', 'in', agentIds)
        .where('thread.state', '=', 'open')
        .$narrowType<{ agentId: number }>()
        .execute(),
    countOpenByAgent: async (deskId) => {
      const rows = await db
        .selectFrom('thread')
        .select((eb) => ['agent_id', eb.fn.countAll<number>().as('n')])
        .where('desk_id', '=', deskId)
        .where('state', '=', 'open')
        .groupBy('agent_id')
        .execute();
      return new Map(rows.flatMap((row) => (row.agent_id === null ? [] : [[row.agent_id, row.n] as const])));
    },
    latestThread: async (deskId, userid) => {
      const row = await selectThreads(db)
        .where('visitor.desk_id', '=', deskId)
        .where('visitor.userid', '=', userid)
        .orderBy('thread.id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? threadRecord(row) : null;
    },
    latestThreadOfVisitor: async (visitorId) => {
      const row = await selectThreads(db)
        .where('thread.visitor_id', '=', visitorId)
        .orderBy('thread.id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? threadRecord(row) : null;
    },
    thread: async (threadUid) => {
      const row = await selectThreads(db).where('thread.uid', '=', threadUid).executeTakeFirst();
      return row ? threadRecord(row) : null;
    },
    queuePositions: async (deskId) =>
      (await queueIds(deskId)).map((row, index) => ({
        threadId: row.id,
        visitorId: row.visitor_id,
        position: index + 1,
      })),
  };
};
