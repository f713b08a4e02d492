import { redeliverBody } from '@inlay/protocol/channel-http/webhooks.ts';
import type { FastifyInstance } from 'fastify';
import { jsonRoute } from '../json-route.ts';
import { deskOf } from './caller.ts';
import type { WebhookDeps } from './deps.ts';

/** D6: dead letters get another 24 hours, under their own ids. At most 1,000 a call. */
export const redeliver = (app: FastifyInstance, deps: WebhookDeps): void =>
  jsonRoute(app, '/api/webhooks/redeliver', redeliverBody, async (body, request) => {
    const deskId = await deskOf(deps, request);
    const only = 'id' in body ? { id: body.id } : { webhookId: body.webhook_id };
    const result = await deps.store.writes.requeueDeadLetters({ deskId, only, now: deps.clock.now() });
    deps.relay.wake();
    return result;
  });
