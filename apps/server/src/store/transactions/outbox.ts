import { type Channels, type Telling, tellingsOf } from '../../outbox/tellings.ts';
import { newMsgId } from '../msg-id.ts';
import type { StoreEvent } from '../store-event.ts';
import type { Schema } from '../schema.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';
import type { Db } from './transaction.ts';
import type { Insertable } from 'kysely';

// D6: what webhooks will be told is written by the transaction that did it.

type OutboxRow = Insertable<Schema['outbox']>;

/** D6: then it is a dead letter. */
export const deliveryLifeMs = 24 * 60 * 60 * 1000;

/** Rows of one statement: far below the number of parameters that any database takes. */
const rowsAtOnce = 500;

const wants = (subscription: Subscription, telling: Telling): boolean =>
  subscription.deskId === telling.deskId &&
  subscription.events.includes(telling.type) &&
  (subscription.channel === null || telling.channel === null || telling.channel === subscription.channel);

const rowOf = (telling: Telling, webhookId: number, id: string, now: number): OutboxRow => ({
  id,
  webhook_id: webhookId,
  desk_id: telling.deskId,
  line: telling.line,
  type: telling.type,
  body: JSON.stringify({
    id,
    type: telling.type,
    desk: telling.deskId,
    created_at: now,
    data: telling.data,
  }),
  attempts: 0,
  last_error: '',
  expires_at: now + deliveryLifeMs,
  created_at: now,
});

/** In the order of the events. */
export const outboxRows = (
  events: readonly StoreEvent[],
  subscriptions: readonly Subscription[],
  { channels, now, newId }: { channels: Channels; now: number; newId: () => string },
): OutboxRow[] =>
  events
    .flatMap((event) => tellingsOf(event, channels))
    .flatMap((telling) =>
      subscriptions
        .filter((subscription) => wants(subscription, telling))
        .map(({ webhookId }) => rowOf(telling, webhookId, newId(), now)),
    );

const linesOf = (rows: readonly OutboxRow[]) => {
  const keys = new Map(rows.map(({ webhook_id, line }) => [`${webhook_id} ${line}`, { webhook_id, line }]));
  // In one order everywhere, so that two transactions never wait for each other.
  return Array.from(keys)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => ({ ...line, due_at: 0, claim: null }));
};

/** A line that is there already keeps its time; writing to it makes whoever is about to remove it wait for us. */
const insertLines = async (db: Db, rows: readonly OutboxRow[]): Promise<void> => {
  await db
    .insertInto('outbox_line')
    .values(linesOf(rows))
    .onConflict((conflict) =>
      conflict
        .columns(['webhook_id', 'line'])
        .doUpdateSet((eb) => ({ webhook_id: eb.ref('excluded.webhook_id') })),
    )
    .execute();
};

export const insertOutbox = async (db: Db, rows: readonly OutboxRow[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    await db.insertInto('outbox').values(some).execute();
    await insertLines(db, some);
  }
};

const channelsOf = async (db: Db, events: readonly StoreEvent[]): Promise<Channels> => {
  const ids = new Set(events.flatMap((event) => (event.type === 'messages' ? [event.thread.visitorId] : [])));
  if (ids.size === 0) return new Map();
  const rows = await db
    .selectFrom('visitor')
    .select(['id', 'channel'])
    .where('id', 'in', Array.from(ids))
    .execute();
  return new Map(rows.map(({ id, channel }) => [id, channel]));
};

/**
 * For every store, inside each transaction (or group of them), after its last change and before the commit. Costs
 * nothing while no desk has a webhook.
 */
export const recordOutbox = async (
  db: Db,
  subscriptions: Subscriptions,
  events: readonly StoreEvent[],
  now: number,
): Promise<void> => {
  if (events.length === 0) return;
  const wanted = subscriptions.known() ?? (await subscriptions.load(db));
  const desks = new Set(wanted.map(({ deskId }) => deskId));
  const told = events.filter((event) => desks.has('thread' in event ? event.thread.deskId : event.deskId));
  if (told.length === 0) return;
  const channels = await channelsOf(db, told);
  await insertOutbox(db, outboxRows(told, wanted, { channels, now, newId: newMsgId }));
};
