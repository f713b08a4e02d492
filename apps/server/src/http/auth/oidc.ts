import {
  oidcExchangeBody,
  type OidcExchangeBody,
  oidcStartAnswer,
  oidcStartQuery,
  type OidcStartQuery,
} from '@inlay/protocol/auth-http/oidc.ts';
import { sessionAnswer } from '@inlay/protocol/auth-http/login.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { exchangeOidc } from '../../auth/oidc/exchange.ts';
import { type OidcDeps, startOidc } from '../../auth/oidc/start.ts';
import { startSession } from '../../auth/start-session.ts';
import { pace } from '../../files/pace.ts';
import { okAnswer } from '../json-route.ts';

export const oidcReturnPath = '/admin/oidc-return';

/** Of one address: an office signs in at nine. */
const perMinute = 300;

/** Where this server is reached: the issuer compares it with what it was told. */
export const redirectUriOf = (
  { config }: Pick<OidcDeps, 'config'>,
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
): string => `${config.publicUrl ?? `${protocol}://${host}`}${oidcReturnPath}`;

const start = (deps: OidcDeps) => async (request: FastifyRequest) => {
  const { desk } = request.query as OidcStartQuery;
  const deskId = desk === undefined ? null : Number(desk);
  return okAnswer(await startOidc(deps, { deskId, redirectUri: redirectUriOf(deps, request) }));
};

const exchange = (deps: OidcDeps) => async (request: FastifyRequest) => {
  const agent = await exchangeOidc(deps, request.body as OidcExchangeBody);
  return okAnswer(await startSession(deps, agent, 'ticket'));
};

/** P2: OpenID Connect, code with PKCE. */
export const oidc = (app: FastifyInstance, deps: OidcDeps): void => {
  const isAllowed = pace(deps.clock, perMinute);
  const slowDown = async ({ ip }: FastifyRequest): Promise<void> => {
    if (!isAllowed(ip)) throw new WireError(429, 'too_fast');
  };
  app.get(
    '/api/auth/oidc/start',
    {
      schema: { querystring: oidcStartQuery },
      onRequest: slowDown,
      config: { summary: 'P2: begin to sign in at an issuer', answer: oidcStartAnswer, security: 'none' },
    },
    start(deps),
  );
  app.post(
    '/api/auth/oidc/exchange',
    {
      schema: { body: oidcExchangeBody },
      onRequest: slowDown,
      config: { summary: 'P2: a session for who came back from it', answer: sessionAnswer, security: 'none' },
    },
    exchange(deps),
  );
};
