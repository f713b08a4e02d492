import { type ChangeWebhookBody, changeWebhookBody } from '@inlay/protocol/channel-http/webhooks.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { accepted } from '../../socket/answer.ts';
import { okAnswer } from '../json-route.ts';
import { deskOf, webhookIdOf } from './caller.ts';
import { checkedUrl } from './checked-url.ts';
import type { WebhookDeps } from './deps.ts';
import { webhookRow } from './rows.ts';
import { takenEffect } from './taken-effect.ts';

const changeOf = async (deps: WebhookDeps, { url, events, channel, enabled }: ChangeWebhookBody) => ({
  ...(url === undefined ? {} : { url: await checkedUrl(deps, url) }),
  ...(events === undefined ? {} : { events }),
  ...(channel === undefined ? {} : { channel }),
  ...(enabled === undefined ? {} : { enabled }),
});

const change = (deps: WebhookDeps) => async (request: FastifyRequest) => {
  const deskId = await deskOf(deps, request);
  const webhookId = webhookIdOf(request);
  const changes = await changeOf(deps, request.body as ChangeWebhookBody);
  const { webhook } = accepted(await deps.store.writes.changeWebhook({ deskId, webhookId, change: changes }));
  await takenEffect(deps);
  return okAnswer(webhookRow(webhook));
};

/** D6. Deliveries of a webhook that is not enabled wait; nothing new is written for it. */
export const changeWebhook = (app: FastifyInstance, deps: WebhookDeps): void =>
  void app.patch('/api/webhooks/:id', { schema: { body: changeWebhookBody } }, change(deps));
