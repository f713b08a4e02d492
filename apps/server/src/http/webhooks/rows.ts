import type { DeliveryRow, WebhookRow } from '@inlay/protocol/channel-http/webhooks.ts';
import type { DeliveryRecord, WebhookRecord } from '../../store/outbox-port.ts';

/** Without the secret. */
export const webhookRow = ({
  id,
  url,
  events,
  channel,
  enabled,
  createdAt,
}: Omit<WebhookRecord, 'secret'>): WebhookRow => ({
  id,
  url,
  events,
  channel,
  enabled,
  created_at: createdAt,
});

export const deliveryRow = (record: DeliveryRecord): DeliveryRow => ({
  id: record.id,
  webhook_id: record.webhookId,
  type: record.type,
  state: record.state,
  attempts: record.attempts,
  last_error: record.lastError,
  created_at: record.createdAt,
});
