import type { Selectable } from 'kysely';
import { isPostgres } from '../dialect.ts';
import type { ClaimedLine, Delivery } from '../outbox-port.ts';
import type { StoreWrites } from '../port.ts';
import type { Schema } from '../schema.ts';
import type { Db, Transaction } from './transaction.ts';

// D6: what a relay does with the outbox. A line is claimed by moving its `due_at` into the future: a relay that dies lets
// go of it by doing nothing.
//
//   due ──claimDeliveries──▶ claimed ──settleDelivery──▶ claimed (the next of the line) … ──▶ gone
//    ▲                        │   │
//    │◀── releaseLine, lease ─┘   └──failDelivery──▶ due later, or a dead letter and the next is due

type Of<K extends keyof StoreWrites> = Transaction<
  Parameters<StoreWrites[K]>[0],
  Awaited<ReturnType<StoreWrites[K]>>
>;

const asDelivery = (row: Selectable<Schema['outbox']>): Delivery => ({
  seq: row.seq,
  id: row.id,
  type: row.type,
  body: row.body,
  attempts: row.attempts,
});

type Line = { id: number; webhook_id: number; line: string };

const dueLines = async (
  db: Db,
  { webhookId, limit, now }: { webhookId: number; limit: number; now: number },
): Promise<Line[]> => {
  const due = db
    .selectFrom('outbox_line')
    .select(['id', 'webhook_id', 'line'])
    .where('webhook_id', '=', webhookId)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit);
  return (isPostgres(db) ? due.forUpdate().skipLocked() : due).execute();
};

const firstOf = (db: Db, { webhook_id, line }: Pick<Line, 'webhook_id' | 'line'>) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('webhook_id', '=', webhook_id)
    .where('line', '=', line)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();

const removeLine = (db: Db, id: number) => db.deleteFrom('outbox_line').where('id', '=', id).execute();

export const claimDeliveries: Of<'claimDeliveries'> = async (db, input) => {
  const claimed: ClaimedLine[] = [];
  for (const line of await dueLines(db, input)) {
    const first = await firstOf(db, line);
    if (!first) {
      await removeLine(db, line.id);
      continue;
    }
    await db
      .updateTable('outbox_line')
      .set({ claim: input.claim, due_at: input.now + input.leaseMs })
      .where('id', '=', line.id)
      .execute();
    claimed.push({ lineId: line.id, delivery: asDelivery(first) });
  }
  return { lines: claimed };
};

/** The line, if the claim still holds; it is locked then, and the claim's end moved to `dueAt`. */
const holdLine = (
  db: Db,
  { lineId, claim }: { lineId: number; claim: string },
  dueAt: number,
): Promise<Line | undefined> =>
  db
    .updateTable('outbox_line')
    .set({ due_at: dueAt })
    .where('id', '=', lineId)
    .where('claim', '=', claim)
    .returning(['id', 'webhook_id', 'line'])
    .executeTakeFirst();

export const settleDelivery: Of<'settleDelivery'> = async (db, input) => {
  const line = await holdLine(db, input, input.now + input.leaseMs);
  if (!line) return { next: null };
  await db.deleteFrom('outbox').where('seq', '=', input.seq).execute();
  const next = await firstOf(db, line);
  if (next) return { next: asDelivery(next) };
  await removeLine(db, line.id);
  return { next: null };
};

const bury = async (
  db: Db,
  row: Selectable<Schema['outbox']>,
  { error, now }: { error: string; now: number },
): Promise<void> => {
  const { seq, expires_at: _, ...letter } = row;
  await db.deleteFrom('outbox').where('seq', '=', seq).execute();
  await db
    .insertInto('dead_letter')
    .values({ ...letter, attempts: row.attempts + 1, last_error: error, dead_at: now })
    .execute();
};

export const failDelivery: Of<'failDelivery'> = async (db, input) => {
  const line = await holdLine(db, input, input.now);
  const row =
    line && (await db.selectFrom('outbox').selectAll().where('seq', '=', input.seq).executeTakeFirst());
  if (!row) return { outcome: 'claim-lost' };
  const dead = input.now >= row.expires_at;
  if (dead) await bury(db, row, input);
  else
    await db
      .updateTable('outbox')
      .set({ attempts: row.attempts + 1, last_error: input.error })
      .where('seq', '=', input.seq)
      .execute();
  // The last attempt is made when it expires, not an hour later.
  const dueAt = dead ? input.now : Math.min(input.retryAt, row.expires_at);
  await db.updateTable('outbox_line').set({ claim: null, due_at: dueAt }).where('id', '=', line.id).execute();
  return { outcome: dead ? 'dead' : 'retried' };
};

export const releaseLine: Of<'releaseLine'> = async (db, { lineId, claim, now }) => {
  await db
    .updateTable('outbox_line')
    .set({ claim: null, due_at: now })
    .where('id', '=', lineId)
    .where('claim', '=', claim)
    .execute();
};
