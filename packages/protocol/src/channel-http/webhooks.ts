import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { unixMillis } from '../ids.ts';
import { webhookEvent } from './webhook.ts';

// D6: `/api/webhooks`, with the desk's API key.

const url = Type.String({ minLength: 1, maxLength: 2048 });
const events = Type.Array(webhookEvent, { minItems: 1, maxItems: 4, uniqueItems: true });
const channel = Type.Union([Type.String({ pattern: '^[a-z0-9_-]{1,32}$' }), Type.Null()], {
  description: 'messages and threads of this channel only; null: of all',
});
const id = Type.Integer({ minimum: 1 });

/** POST /api/webhooks */
export const createWebhookBody = Type.Object({
  url,
  events,
  channel: Type.Optional(channel),
  enabled: Type.Optional(Type.Boolean()),
});
export type CreateWebhookBody = Static<typeof createWebhookBody>;

/** PATCH /api/webhooks/:id */
export const changeWebhookBody = Type.Object({
  url: Type.Optional(url),
  events: Type.Optional(events),
  channel: Type.Optional(channel),
  enabled: Type.Optional(Type.Boolean()),
});
export type ChangeWebhookBody = Static<typeof changeWebhookBody>;

export const webhookRow = Type.Object({
  id,
  url,
  events,
  channel,
  enabled: Type.Boolean(),
  created_at: unixMillis,
});
export type WebhookRow = Static<typeof webhookRow>;

/** GET /api/webhooks */
export const webhooksAnswer = answer(Type.Array(webhookRow));
/** The secret is shown here and never again. */
export const createWebhookAnswer = answer(Type.Object({ ...webhookRow.properties, secret: Type.String() }));

export const deliveryState = Type.Union([Type.Literal('pending'), Type.Literal('dead')]);

/** A row of GET /api/webhooks/deliveries, newest first. */
export const deliveryRow = Type.Object({
  id: Type.String(),
  webhook_id: id,
  type: webhookEvent,
  state: deliveryState,
  attempts: Type.Integer({ minimum: 0 }),
  last_error: Type.String({ description: 'why the last attempt failed; empty: none was made' }),
  created_at: unixMillis,
});
export type DeliveryRow = Static<typeof deliveryRow>;
export const deliveriesAnswer = answer(Type.Array(deliveryRow));

/** POST /api/webhooks/redeliver: dead letters to the end of the line, one by its id or all of a webhook. */
export const redeliverBody = Type.Union([
  Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
  Type.Object({ webhook_id: id }),
]);
export type RedeliverBody = Static<typeof redeliverBody>;
export const redeliverAnswer = answer(Type.Object({ requeued: Type.Integer({ minimum: 0 }) }));
