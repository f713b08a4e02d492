import type { FastifyInstance, FastifyRequest } from 'fastify';
import { okAnswer } from '../json-route.ts';
import { deskOf } from './caller.ts';
import type { WebhookDeps } from './deps.ts';
import { webhookRow } from './rows.ts';

const list = (deps: WebhookDeps) => async (request: FastifyRequest) => {
  const webhooks = await deps.store.reads.webhooks(await deskOf(deps, request));
  return okAnswer(webhooks.map((webhook) => webhookRow(webhook)));
};

/** D6. */
export const listWebhooks = (app: FastifyInstance, deps: WebhookDeps): void =>
  void app.get('/api/webhooks', list(deps));
