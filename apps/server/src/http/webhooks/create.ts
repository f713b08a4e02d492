import { createWebhookBody } from '@inlay/protocol/channel-http/webhooks.ts';
import type { FastifyInstance } from 'fastify';
import { jsonRoute } from '../json-route.ts';
import { deskOf } from './caller.ts';
import type { WebhookDeps } from './deps.ts';
import { newWebhook } from './new-webhook.ts';

/** D6. */
export const createWebhook = (app: FastifyInstance, deps: WebhookDeps): void =>
  jsonRoute(app, '/api/webhooks', createWebhookBody, async (body, request) =>
    newWebhook(deps, { deskId: await deskOf(deps, request), body }),
  );
