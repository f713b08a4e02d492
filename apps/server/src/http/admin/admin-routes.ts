import { type Language, WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { pace } from '../../files/pace.ts';
import type { AgentRecord } from '../../store/accounts-port.ts';
import { okAnswer } from '../json-route.ts';
import { languageOf } from '../language.ts';
import { adminOf } from './admin-of.ts';
import type { AdminDeps } from './deps.ts';

/** What a route gets: who asks, checked before anything of the request was looked at, and the checked body. */
export type Asked<B> = {
  admin: AgentRecord;
  /** What every change of the store wants to know. */
  deed: { deskId: number; by: { agentId: number; agentName: string }; now: number };
  /** The number in `/:id`. */
  id: number;
  body: B;
  query: Readonly<Record<string, string | undefined>>;
  language: Language;
};

export type AdminRoute<B extends TSchema = TSchema> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  summary: string;
  body?: B;
  query?: TSchema;
  answer: TSchema;
  run: (asked: Asked<Static<B>>) => Promise<unknown>;
};

/** Ties the type of the body to its schema. */
export const adminRoute = <B extends TSchema>(route: AdminRoute<B>): AdminRoute => route;

const requestsPerMinute = 300;

const idOf = (request: FastifyRequest): number => {
  const { id } = request.params as { id?: string };
  if (id === undefined) return 0;
  if (!/^[1-9]\d{0,14}$/.test(id)) throw new WireError(404, 'not_found');
  return Number(id);
};

const schemaOf = ({ body, query }: AdminRoute) => ({
  ...(body ? { body } : {}),
  ...(query ? { querystring: query } : {}),
});

const deedOf = ({ clock }: AdminDeps, admin: AgentRecord): Asked<unknown>['deed'] => ({
  deskId: admin.deskId,
  by: { agentId: admin.id, agentName: admin.name },
  now: clock.now(),
});

/** `/api/admin/…`: for sessions of administrators, each at a human pace. */
export const adminRoutes = (app: FastifyInstance, deps: AdminDeps, routes: readonly AdminRoute[]): void => {
  const admins = new WeakMap<FastifyRequest, AgentRecord>();
  const isAllowed = pace(deps.clock, requestsPerMinute);
  // Before the body is read: a stranger is told that he is one, not what is wrong with his request.
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    const admin = await adminOf(deps, request);
    if (!isAllowed(`agent ${admin.id}`)) throw new WireError(429, 'too_fast');
    admins.set(request, admin);
  };
  const handlerOf = (route: AdminRoute) => async (request: FastifyRequest) => {
    const admin = admins.get(request);
    if (!admin) throw new WireError(401, 'bad_token');
    const asked = {
      admin,
      deed: deedOf(deps, admin),
      id: idOf(request),
      body: request.body,
      query: request.query as Asked<unknown>['query'],
      language: languageOf(request),
    };
    return okAnswer(await route.run(asked));
  };
  for (const route of routes)
    app.route({
      method: route.method,
      url: `/api/admin${route.url}`,
      schema: schemaOf(route),
      config: { summary: route.summary, answer: route.answer, security: 'adminSession' },
      onRequest,
      handler: handlerOf(route),
    });
};
