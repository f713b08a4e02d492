import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { accessTokenLogin } from '../../auth/access-token-login.ts';
import { asOrigin } from '../../auth/embed-origin.ts';
import { LoginFailed } from '../../auth/login-failure.ts';
import { mintTicket, redeemTicket, ticketSeconds } from '../../auth/tickets.ts';
import type { LiveOrigins } from '../../pages/live-origins.ts';
import { sendLoginFailed } from '../../pages/login-failed.ts';
import { languageOf } from '../language.ts';
import type { AuthDeps } from './deps.ts';

type PageDeps = AuthDeps & { origins: LiveOrigins };
type Entrant = { agentId: number; origin: string | null };

const textOf = (query: unknown, name: string): string | null => {
  const value = (query as Record<string, unknown>)[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

const byTicket = async (deps: AuthDeps, ticket: string): Promise<Entrant> => {
  try {
    const { agent, origin } = await redeemTicket(deps, ticket);
    return { agentId: agent.id, origin };
  } catch (error) {
    if (error instanceof WireError) throw new LoginFailed('ticket');
    throw error;
  }
};

const identify = async (deps: AuthDeps, query: unknown): Promise<Entrant> => {
  const accessToken = textOf(query, 'accessToken');
  const ticket = textOf(query, 'ticket');
  if (accessToken !== null) return { agentId: (await accessTokenLogin(deps, accessToken)).id, origin: null };
  if (ticket !== null) return byTicket(deps, ticket);
  throw new LoginFailed('invalid');
};

/** To the desk's own origins; to all desks' as long as nobody knows whose page it is (W9). */
const tellFailure = async (
  deps: PageDeps,
  { reason, deskId }: LoginFailed,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const frame = await deps.origins();
  const desk = deskId === null ? null : await deps.store.reads.desk(deskId);
  const tell = desk ? desk.embedOrigins.flatMap((text) => asOrigin(text) ?? []) : frame;
  request.log.info({ reason, deskId }, 'a login by token failed');
  return sendLoginFailed(reply, languageOf(request), reason, { tell, frame });
};

/** W6: a token or ticket of a URL becomes a clean address before any HTML is sent. */
export const agentAuthLogin = (app: FastifyInstance, deps: PageDeps): void => {
  app.get('/agent/auth/login', { exposeHeadRoute: false }, async (request, reply) => {
    try {
      const entrant = await identify(deps, request.query);
      const ticket = await mintTicket(deps, { ...entrant, seconds: ticketSeconds.page });
      return await reply.code(303).header('location', `/desktop#ticket=${ticket}`).send();
    } catch (error) {
      if (error instanceof LoginFailed) return tellFailure(deps, error, request, reply);
      throw error;
    }
  });
};
