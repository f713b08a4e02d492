import { isOnlineBody } from '@inlay/protocol/open-http/is_online.ts';
import type { FastifyInstance } from 'fastify';
import { jsonRoute } from '../json-route.ts';
import { reachAgent } from './caller.ts';
import type { OpenDeps } from './deps.ts';

export const customerIsOnline = (app: FastifyInstance, deps: OpenDeps): void =>
  jsonRoute(app, '/api/customer/is_online', isOnlineBody, async (body, request) => {
    const agent = await reachAgent(deps, await deps.identify(request), body.customer_id);
    return { is_online: deps.sockets.isOnline(agent.id) ? 1 : 0 };
  });
