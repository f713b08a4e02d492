import { sessionBody } from '@inlay/protocol/auth-http/session.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sessionOfToken } from '../../auth/session-of-token.ts';
import { agentForSession, startSession } from '../../auth/start-session.ts';
import { redeemTicket } from '../../auth/tickets.ts';
import type { Deps } from '../../deps.ts';
import { bearerOf } from '../bearer.ts';
import { jsonRoute, okAnswer } from '../json-route.ts';
import type { AuthDeps } from './deps.ts';

const currentSession = async (deps: Deps, request: FastifyRequest) => {
  const token = bearerOf(request);
  const found = token === null ? null : await sessionOfToken(deps, token);
  if (!found || token === null) throw new WireError(401, 'bad_token');
  return { token, ...found };
};

const tellSession = async (deps: Deps, request: FastifyRequest): Promise<object> => {
  const { token, agent } = await currentSession(deps, request);
  return okAnswer({ token, agent: await agentForSession(deps, agent) });
};

const logout = async (deps: Deps, request: FastifyRequest): Promise<object> => {
  const { session: ending } = await currentSession(deps, request);
  await deps.store.writes.endSession({ sessionId: ending.id, now: deps.clock.now() });
  return okAnswer(undefined);
};

/** W7: trades a ticket; the page it is bound to is told, so that the desk shows itself there and nowhere else. */
export const session = (app: FastifyInstance, deps: AuthDeps): void => {
  jsonRoute(app, '/api/auth/session', sessionBody, async ({ ticket }) => {
    const { agent, origin } = await redeemTicket(deps, ticket);
    const started = await startSession(deps, agent, 'ticket');
    return origin === null ? started : { ...started, host_origin: origin };
  });
  app.get('/api/auth/session', (request) => tellSession(deps, request));
  app.post('/api/auth/logout', (request) => logout(deps, request));
};
