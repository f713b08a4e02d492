import { randomBytes } from 'node:crypto';
import type { CreateWebhookBody, WebhookRow } from '@inlay/protocol/channel-http/webhooks.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { By } from '../../store/console-port.ts';
import { checkedUrl } from './checked-url.ts';
import type { WebhookDeps } from './deps.ts';
import { webhookRow } from './rows.ts';
import { takenEffect } from './taken-effect.ts';

const mostOfDesk = 20;

const newSecret = (): string => `whs_${randomBytes(32).toString('base64url')}`;

type Wanted = {
  deskId: number;
  body: CreateWebhookBody;
  /** An administrator in the console; nobody: whoever holds an API key. */
  by?: By;
};

/** D6. The only answer that carries the secret. */
export const newWebhook = async (
  deps: WebhookDeps,
  { deskId, body, by }: Wanted,
): Promise<WebhookRow & { secret: string }> => {
  if ((await deps.store.reads.webhooks(deskId)).length >= mostOfDesk)
    throw new WireError(409, 'too_many_webhooks');
  const webhook = {
    deskId,
    url: await checkedUrl(deps, body.url),
    secret: newSecret(),
    events: body.events,
    channel: body.channel ?? null,
    enabled: body.enabled ?? true,
    createdAt: deps.clock.now(),
  };
  const { webhookId } = await deps.store.writes.createWebhook(by ? { ...webhook, by } : webhook);
  await takenEffect(deps);
  return { ...webhookRow({ ...webhook, id: webhookId }), secret: webhook.secret };
};
