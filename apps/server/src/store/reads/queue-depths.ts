import type { StoreReads } from '../port.ts';
import type { Db } from '../transactions/transaction.ts';

export const queueDepths =
  (db: Db): StoreReads['queueDepths'] =>
  async (limit) => {
    const rows = await db
      .selectFrom('thread')
      .select((eb) => [
        'desk_id',
        eb.fn.countAll<number | string>().as('waiting'),
        eb.fn.min('queued_at').as('oldest_at'),
      ])
      .where('state', '=', 'queued')
      .groupBy('desk_id')
      .orderBy('waiting', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      deskId: row.desk_id,
      waiting: Number(row.waiting),
      oldestAt: row.oldest_at,
    }));
  };
