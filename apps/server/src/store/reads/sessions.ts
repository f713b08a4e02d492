import type { StoreReads } from '../port.ts';
import { visitorRecord } from '../rows.ts';
import type { Db } from '../transactions/transaction.ts';

type Reads = Pick<
  StoreReads,
  'session' | 'liveSessionIds' | 'loginFailures' | 'visitor' | 'visitorByToken' | 'countThreads'
>;

export const sessionReads = (db: Db): Reads => ({
  session: async (tokenHash, now) => {
    const row = await db
      .selectFrom('agent_session')
      .select(['id', 'agent_id', 'expires_at'])
      .where('token_hash', '=', tokenHash)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row ? { id: row.id, agentId: row.agent_id, expiresAt: row.expires_at } : null;
  },
  liveSessionIds: async (sessionIds, now) => {
    if (sessionIds.length === 0) return [];
    const rows = await db
      .selectFrom('agent_session')
      .select('id')
      .where('id', 'in', sessionIds)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
      .execute();
    return rows.map(({ id }) => id);
  },
  loginFailures: async (key, since) =>
    (
      await db
        .selectFrom('login_failure')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('key', '=', key)
        .where('at', '>=', since)
        .executeTakeFirstOrThrow()
    ).n,
  visitor: async (deskId, userid) => {
    const row = await db
      .selectFrom('visitor')
      .selectAll()
      .where('desk_id', '=', deskId)
      .where('userid', '=', userid)
      .executeTakeFirst();
    return row ? visitorRecord(row) : null;
  },
  visitorByToken: async (tokenHash) => {
    const row = await db
      .selectFrom('visitor')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    return row ? visitorRecord(row) : null;
  },
  countThreads: async (visitorId) =>
    (
      await db
        .selectFrom('thread')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('visitor_id', '=', visitorId)
        .executeTakeFirstOrThrow()
    ).n,
});
