import {
  createWebhookAnswer,
  createWebhookBody,
  webhooksAnswer,
} from '@inlay/protocol/channel-http/webhooks.ts';
import { emptyAnswer } from '@inlay/protocol/http-envelope.ts';
import { accepted } from '../../socket/answer.ts';
import { newWebhook } from '../webhooks/new-webhook.ts';
import { webhookRow } from '../webhooks/rows.ts';
import { takenEffect } from '../webhooks/taken-effect.ts';
import { adminRoute, type AdminRoute } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';

/** D6: the same webhooks that /api/webhooks shows to the holder of an API key. */
export const adminWebhookRoutes = (deps: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/webhooks',
    summary: 'The webhooks of the desk',
    answer: webhooksAnswer,
    run: async ({ deed }) => (await deps.store.reads.webhooks(deed.deskId)).map(webhookRow),
  }),
  adminRoute({
    method: 'POST',
    url: '/webhooks',
    summary: 'Make a webhook; its secret is shown in this answer only',
    body: createWebhookBody,
    answer: createWebhookAnswer,
    run: ({ deed, body }) => newWebhook(deps, { deskId: deed.deskId, body, by: deed.by }),
  }),
  adminRoute({
    method: 'DELETE',
    url: '/webhooks/:id',
    summary: 'Delete a webhook and what waits for it',
    answer: emptyAnswer,
    run: async ({ deed: { deskId, by, now }, id }) => {
      const input = { deskId, webhookId: id, by: { ...by, at: now } };
      accepted(await deps.store.writes.deleteWebhook(input));
      await takenEffect(deps);
    },
  }),
];
