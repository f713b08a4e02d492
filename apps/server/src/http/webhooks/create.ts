import { randomBytes } from 'node:crypto';
import { createWebhookBody } from '@inlay/protocol/channel-http/webhooks.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance } from 'fastify';
import { jsonRoute } from '../json-route.ts';
import { deskOf } from './caller.ts';
import { checkedUrl } from './checked-url.ts';
import type { WebhookDeps } from './deps.ts';
import { webhookRow } from './rows.ts';
import { takenEffect } from './taken-effect.ts';

const mostOfDesk = 20;

const newSecret = (): string => `whs_${randomBytes(32).toString('base64url')}`;

/** D6. The only answer that carries the secret. */
export const createWebhook = (app: FastifyInstance, deps: WebhookDeps): void =>
  jsonRoute(app, '/api/webhooks', createWebhookBody, async (body, request) => {
    const deskId = await deskOf(deps, request);
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
    const { webhookId } = await deps.store.writes.createWebhook(webhook);
    await takenEffect(deps);
    return { ...webhookRow({ ...webhook, id: webhookId }), secret: webhook.secret };
  });
