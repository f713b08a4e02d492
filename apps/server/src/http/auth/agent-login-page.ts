import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance } from 'fastify';
import { agentOfAccessToken } from '../../auth/access-token.ts';
import { mintTicket, ticketSeconds } from '../../auth/tickets.ts';
import type { Deps } from '../../deps.ts';
import { loginFailedPage } from '../../pages/login-failed.ts';
import { languageOf } from '../bearer.ts';

type Query = { accessToken?: string; ticket?: string };

/** The ticket that the page will trade. One that came in the URL is passed on untouched: the page redeems it. */
const ticketFor = async (deps: Deps, { accessToken, ticket }: Query): Promise<string> => {
  if (typeof accessToken === 'string' && accessToken !== '') {
    const agent = await agentOfAccessToken(deps, accessToken);
    return mintTicket(deps, agent.id, null, ticketSeconds.fromAccessToken);
  }
  if (typeof ticket === 'string' && /^[\w-]{16,256}$/.test(ticket)) return ticket;
  throw new WireError(401, 'bad_access_token');
};

/** W6: GET /agent/auth/login. The token leaves the address before any page is shown. */
export const agentLoginPage = (app: FastifyInstance, deps: Deps): void => {
  app.get<{ Querystring: Query }>('/agent/auth/login', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    try {
      const ticket = await ticketFor(deps, request.query);
      return await reply.code(303).header('location', `/desktop#ticket=${ticket}`).send();
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      const page = loginFailedPage(languageOf(request), error.text, await deps.store.reads.embedOrigins());
      return reply.code(error.code).header('content-security-policy', page.policy).type('text/html').send(page.html);
    }
  });
};
