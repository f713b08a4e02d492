import type { WebhookEvent } from '@inlay/protocol/channel-http/webhook.ts';
import type { Selectable } from 'kysely';
import type { WebhookRecord } from '../outbox-port.ts';
import type { StoreWrites } from '../port.ts';
import type { Schema } from '../schema.ts';
import { writeAudit } from './console/deed.ts';
import { refuse, type Transaction } from './transaction.ts';

type Of<K extends keyof StoreWrites> = Transaction<
  Parameters<StoreWrites[K]>[0],
  Awaited<ReturnType<StoreWrites[K]>>
>;

export const webhookRecord = (row: Selectable<Schema['webhook']>): WebhookRecord => ({
  id: row.id,
  deskId: row.desk_id,
  url: row.url,
  secret: row.secret,
  // Written by this server only, from a checked list.
  events: JSON.parse(row.events) as WebhookEvent[],
  channel: row.channel,
  enabled: row.enabled === 1,
  createdAt: row.created_at,
});

export const createWebhook: Of<'createWebhook'> = async (db, input) => {
  const { id } = await db
    .insertInto('webhook')
    .values({
      desk_id: input.deskId,
      url: input.url,
      secret: input.secret,
      events: JSON.stringify(input.events),
      channel: input.channel,
      enabled: input.enabled ? 1 : 0,
      created_at: input.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (input.by) {
    const { deskId, by, createdAt: now, url, events, channel } = input;
    const told = { action: 'webhook.created', target: url, after: { events, channel } };
    await writeAudit(db, { deskId, by, now }, told);
  }
  return { webhookId: id };
};

export const changeWebhook: Of<'changeWebhook'> = async (db, { deskId, webhookId, change }) => {
  const found = await db
    .selectFrom('webhook')
    .selectAll()
    .where('id', '=', webhookId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
  if (!found) return refuse(404, 'unknown_webhook');
  const webhook = { ...webhookRecord(found), ...change };
  await db
    .updateTable('webhook')
    .set({
      url: webhook.url,
      events: JSON.stringify(webhook.events),
      channel: webhook.channel,
      enabled: webhook.enabled ? 1 : 0,
    })
    .where('id', '=', webhookId)
    .execute();
  return { webhook };
};

export const deleteWebhook: Of<'deleteWebhook'> = async (db, { deskId, webhookId, by }) => {
  const gone = await db
    .deleteFrom('webhook')
    .where('id', '=', webhookId)
    .where('desk_id', '=', deskId)
    .returning('url')
    .executeTakeFirst();
  if (!gone) return refuse(404, 'unknown_webhook');
  // The lines first, as everybody does who touches both.
  for (const table of ['outbox_line', 'outbox', 'dead_letter'] as const)
    await db.deleteFrom(table).where('webhook_id', '=', webhookId).execute();
  if (by) await writeAudit(db, { deskId, by, now: by.at }, { action: 'webhook.deleted', target: gone.url });
  return { deleted: true };
};
