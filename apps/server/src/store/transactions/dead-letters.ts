import type { StoreWrites } from '../port.ts';
import { deliveryLifeMs, insertOutbox } from './outbox.ts';
import type { Db, Transaction } from './transaction.ts';

type Of<K extends keyof StoreWrites> = Transaction<
  Parameters<StoreWrites[K]>[0],
  Awaited<ReturnType<StoreWrites[K]>>
>;

/** A transaction of bounded size: whoever has more asks again. */
const lettersAtOnce = 1000;

export const requeueDeadLetters: Of<'requeueDeadLetters'> = async (db, { deskId, only, now }) => {
  const ofDesk = db.selectFrom('dead_letter').selectAll().where('desk_id', '=', deskId);
  const chosen =
    'id' in only ? ofDesk.where('id', '=', only.id) : ofDesk.where('webhook_id', '=', only.webhookId);
  const letters = await chosen.orderBy('seq').limit(lettersAtOnce).execute();
  if (letters.length === 0) return { requeued: 0 };
  const ids = letters.map(({ id }) => id);
  await db.deleteFrom('dead_letter').where('id', 'in', ids).execute();
  await insertOutbox(
    db,
    letters.map(({ seq: _seq, dead_at: _at, ...letter }) => ({
      ...letter,
      attempts: 0,
      expires_at: now + deliveryLifeMs,
    })),
  );
  return { requeued: letters.length };
};

const sweepOrphans = async (db: Db): Promise<bigint> => {
  let deleted = 0n;
  for (const table of ['outbox_line', 'outbox', 'dead_letter'] as const) {
    const { numDeletedRows } = await db
      .deleteFrom(table)
      .where('webhook_id', 'not in', (eb) => eb.selectFrom('webhook').select('webhook.id'))
      .executeTakeFirstOrThrow();
    deleted += numDeletedRows;
  }
  return deleted;
};

export const sweepOutbox: Of<'sweepOutbox'> = async (db, { deadBefore }) => {
  const { numDeletedRows } = await db
    .deleteFrom('dead_letter')
    .where('dead_at', '<', deadBefore)
    .executeTakeFirstOrThrow();
  return { deleted: Number(numDeletedRows + (await sweepOrphans(db))) };
};
