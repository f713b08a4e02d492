import type { FastifyInstance, FastifyRequest } from 'fastify';
import { accepted } from '../../socket/answer.ts';
import { okAnswer } from '../json-route.ts';
import { deskOf, webhookIdOf } from './caller.ts';
import type { WebhookDeps } from './deps.ts';
import { takenEffect } from './taken-effect.ts';

const remove = (deps: WebhookDeps) => async (request: FastifyRequest) => {
  const deskId = await deskOf(deps, request);
  accepted(await deps.store.writes.deleteWebhook({ deskId, webhookId: webhookIdOf(request) }));
  await takenEffect(deps);
  return okAnswer(undefined);
};

/** D6. What waits for it goes with it. */
export const removeWebhook = (app: FastifyInstance, deps: WebhookDeps): void =>
  void app.delete('/api/webhooks/:id', remove(deps));
