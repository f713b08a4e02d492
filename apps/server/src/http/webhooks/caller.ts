import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyRequest } from 'fastify';
import { deskOfApiKey } from '../../auth/api-key-caller.ts';
import { bearerOf } from '../bearer.ts';
import type { WebhookDeps } from './deps.ts';

/** Webhooks are the desk's: its API key is asked for (A14). */
export const deskOf = async (deps: Pick<WebhookDeps, 'store'>, request: FastifyRequest): Promise<number> =>
  (await deskOfApiKey(deps, bearerOf(request))).deskId;

/** The number in `/api/webhooks/:id`. */
export const webhookIdOf = (request: FastifyRequest): number => {
  const { id } = request.params as { id: string };
  if (!/^[1-9]\d{0,14}$/.test(id)) throw new WireError(404, 'unknown_webhook');
  return Number(id);
};
