import type { DeliveryRecord } from '../outbox-port.ts';
import type { StoreReads } from '../port.ts';
import type { Db } from '../transactions/transaction.ts';
import { webhookRecord } from '../transactions/webhooks.ts';

type Reads = Pick<StoreReads, 'webhooks' | 'webhook' | 'webhooksDue' | 'deliveries' | 'outboxDepth'>;

const countUpTo = async (db: Db, table: 'outbox' | 'dead_letter', limit: number): Promise<number> => {
  const { n } = await db
    .selectFrom((eb) => eb.selectFrom(table).select('id').limit(limit).as('some'))
    .select((eb) => eb.fn.countAll<number | string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
};

const oldest = async (db: Db): Promise<number | null> =>
  (await db.selectFrom('outbox').select('created_at').orderBy('seq').limit(1).executeTakeFirst())
    ?.created_at ?? null;

const deliveries =
  (db: Db): Reads['deliveries'] =>
  async ({ deskId, state, webhookId, limit }): Promise<DeliveryRecord[]> => {
    const table = state === 'dead' ? ('dead_letter' as const) : ('outbox' as const);
    const ofDesk = db
      .selectFrom(table)
      .select(['id', 'webhook_id', 'type', 'attempts', 'last_error', 'created_at'])
      .where('desk_id', '=', deskId);
    const chosen = webhookId === null ? ofDesk : ofDesk.where('webhook_id', '=', webhookId);
    const rows = await chosen.orderBy('seq', 'desc').limit(limit).execute();
    return rows.map((row) => ({
      id: row.id,
      webhookId: row.webhook_id,
      type: row.type,
      state,
      attempts: row.attempts,
      lastError: row.last_error,
      createdAt: row.created_at,
    }));
  };

export const outboxReads = (db: Db): Reads => ({
  webhooks: async (deskId) => {
    const rows = await db
      .selectFrom('webhook')
      .selectAll()
      .where('desk_id', '=', deskId)
      .orderBy('id')
      .execute();
    return rows.map((row) => webhookRecord(row));
  },
  webhook: async (deskId, webhookId) => {
    const row = await db
      .selectFrom('webhook')
      .selectAll()
      .where('id', '=', webhookId)
      .where('desk_id', '=', deskId)
      .executeTakeFirst();
    return row ? webhookRecord(row) : null;
  },
  webhooksDue: async () => {
    const rows = await db
      .selectFrom('webhook')
      .selectAll()
      .select((eb) =>
        eb
          .selectFrom('outbox_line')
          .select((line) => line.fn.min<number | null>('due_at').as('at'))
          .whereRef('outbox_line.webhook_id', '=', 'webhook.id')
          .as('due_at'),
      )
      .where('enabled', '=', 1)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ ...webhookRecord(row), dueAt: row.due_at ?? null }));
  },
  deliveries: deliveries(db),
  outboxDepth: async (limit) => ({
    pending: await countUpTo(db, 'outbox', limit),
    dead: await countUpTo(db, 'dead_letter', limit),
    oldestAt: await oldest(db),
  }),
});
