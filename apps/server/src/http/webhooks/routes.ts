import type { FastifyInstance } from 'fastify';
import { changeWebhook } from './change.ts';
import { createWebhook } from './create.ts';
import { listDeliveries } from './deliveries.ts';
import type { WebhookDeps } from './deps.ts';
import { listWebhooks } from './list.ts';
import { redeliver } from './redeliver.ts';
import { removeWebhook } from './remove.ts';

/** D6: `/api/webhooks`. */
export const webhookRoutes = (app: FastifyInstance, deps: WebhookDeps): void => {
  for (const route of [createWebhook, listWebhooks, changeWebhook, removeWebhook, listDeliveries, redeliver])
    route(app, deps);
};
