import { sessionAnswer } from '@inlay/protocol/auth-http/login.ts';
import { passwordAnswer, passwordOwnerAnswer } from '@inlay/protocol/auth-http/password.ts';
import { revokeAnswer } from '@inlay/protocol/auth-http/revoke.ts';
import { ticketAnswer } from '@inlay/protocol/auth-http/ticket.ts';
import { channelMessageAnswer } from '@inlay/protocol/channel-http/messages.ts';
import {
  createWebhookAnswer,
  deliveriesAnswer,
  redeliverAnswer,
  webhooksAnswer,
} from '@inlay/protocol/channel-http/webhooks.ts';
import { emptyAnswer } from '@inlay/protocol/http-envelope.ts';
import { infoAnswer } from '@inlay/protocol/open-http/info.ts';
import { isOnlineAnswer } from '@inlay/protocol/open-http/is_online.ts';
import { listAnswer } from '@inlay/protocol/open-http/list.ts';
import { deliveredAnswer } from '@inlay/protocol/open-http/send_to_group.ts';
import { uploadAnswer } from '@inlay/protocol/upload-http/upload.ts';
import type { TSchema } from 'typebox';

export type Security = 'adminSession' | 'session' | 'apiKey' | 'policySecret' | 'none';
export type Documented = { summary: string; answer: TSchema; security: Security };

declare module 'fastify' {
  interface FastifyContextConfig extends Partial<Documented> {}
}

const of = (summary: string, answer: TSchema, security: Security): Documented => ({
  summary,
  answer,
  security,
});

/** The routes that do not say it themselves. What stands in neither place is no part of the public API. */
export const documented: Readonly<Record<string, Documented>> = {
  'POST /api/auth/login': of('A3: sign in with e-mail and password', sessionAnswer, 'none'),
  'POST /api/auth/session': of('W7: trade a single-use ticket for a session', sessionAnswer, 'none'),
  'GET /api/auth/session': of('Whose session this is', sessionAnswer, 'session'),
  'POST /api/auth/logout': of('W7: end this session', emptyAnswer, 'session'),
  'POST /api/auth/ticket': of('W7: mint a login ticket for a host page', ticketAnswer, 'apiKey'),
  'POST /api/auth/revoke': of('W7: end all sessions of an agent', revokeAnswer, 'apiKey'),
  'POST /api/auth/password-link': of('Whose password a link sets', passwordOwnerAnswer, 'none'),
  'POST /api/auth/password': of('Set a password with the link of an invitation', passwordAnswer, 'none'),
  'POST /api/channel/messages': of('V3: a visitor of a channel writes', channelMessageAnswer, 'apiKey'),
  'POST /api/uploads': of('Store a picture; multipart/form-data with one file', uploadAnswer, 'session'),
  'POST /api/chat/send_to_group': of('§17: to all agents of a desk', deliveredAnswer, 'apiKey'),
  'POST /api/chat/send_to_customer': of('§17: to one agent', deliveredAnswer, 'apiKey'),
  'POST /api/customer/list': of('§18: the agents of a desk', listAnswer, 'apiKey'),
  'POST /api/customer/info': of('§18: one agent', infoAnswer, 'apiKey'),
  'POST /api/customer/is_online': of('§18: whether an agent is online', isOnlineAnswer, 'apiKey'),
  'GET /api/webhooks': of('D6: the webhooks of the desk', webhooksAnswer, 'apiKey'),
  'POST /api/webhooks': of('D6: make a webhook', createWebhookAnswer, 'apiKey'),
  'DELETE /api/webhooks/:id': of('D6: delete a webhook', emptyAnswer, 'apiKey'),
  'GET /api/webhooks/deliveries': of('D6: what waits or was given up', deliveriesAnswer, 'apiKey'),
  'POST /api/webhooks/redeliver': of('D6: try dead letters again', redeliverAnswer, 'apiKey'),
};
