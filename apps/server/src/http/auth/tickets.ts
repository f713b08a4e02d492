import { type RevokeBody, revokeBody } from '@inlay/protocol/auth-http/revoke.ts';
import { type TicketBody, ticketBody } from '@inlay/protocol/auth-http/ticket.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mintTicket, ticketSeconds } from '../../auth/tickets.ts';
import type { Deps } from '../../deps.ts';
import { deskOfApiKey } from '../bearer.ts';
import { ok } from '../reply.ts';

const agentOfDesk = async (deps: Deps, request: FastifyRequest, email: string) => {
  const deskId = await deskOfApiKey(deps, request);
  const agent = await deps.store.reads.agentByEmail(email);
  if (!agent?.enabled || agent.deskId !== deskId) throw new WireError(404, 'unknown_agent');
  return agent;
};

/** W7, for the company's server. */
export const ticketRoutes = (app: FastifyInstance, deps: Deps): void => {
  app.post<{ Body: TicketBody }>('/api/auth/ticket', { schema: { body: ticketBody } }, async (request) => {
    const { email, origin } = request.body;
    const agent = await agentOfDesk(deps, request, email);
    const desk = await deps.store.reads.desk(agent.deskId);
    if (!desk?.embedOrigins.includes(origin)) throw new WireError(403, 'origin_not_listed', { origin });
    const ticket = await mintTicket(deps, agent.id, origin, ticketSeconds.fromApi);
    return ok({ ticket, expires_in: ticketSeconds.fromApi });
  });
  app.post<{ Body: RevokeBody }>('/api/auth/revoke', { schema: { body: revokeBody } }, async (request) => {
    const agent = await agentOfDesk(deps, request, request.body.email);
    return ok(await deps.store.writes.endAgentSessions({ agentId: agent.id, now: deps.clock.now() }));
  });
};
