import { ticketBody } from '@inlay/protocol/auth-http/ticket.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance } from 'fastify';
import { agentOfDesk } from '../../auth/agent-of-desk.ts';
import { deskOfApiKey } from '../../auth/api-key-caller.ts';
import { asOrigin } from '../../auth/embed-origin.ts';
import { mintTicket, ticketSeconds } from '../../auth/tickets.ts';
import type { Deps } from '../../deps.ts';
import { bearerOf } from '../bearer.ts';
import { jsonRoute } from '../json-route.ts';

/** W7, W9: only for a page that may embed the desk. */
const listedOrigin = async ({ store }: Deps, deskId: number, text: string): Promise<string> => {
  const origin = asOrigin(text);
  const desk = await store.reads.desk(deskId);
  if (origin !== null && desk?.embedOrigins.includes(origin)) return origin;
  throw new WireError(403, 'origin_not_listed', { origin: text });
};

export const ticket = (app: FastifyInstance, deps: Deps): void =>
  jsonRoute(app, '/api/auth/ticket', ticketBody, async (body, request) => {
    const { deskId } = await deskOfApiKey(deps, bearerOf(request));
    const agent = await agentOfDesk(deps, deskId, body.email);
    const origin = await listedOrigin(deps, deskId, body.origin);
    const seconds = ticketSeconds.host;
    return { ticket: await mintTicket(deps, { agentId: agent.id, origin, seconds }), expires_in: seconds };
  });
