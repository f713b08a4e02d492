import { toWireCode } from '@inlay/domain/agent-status.ts';
import { infoBody } from '@inlay/protocol/open-http/info.ts';
import type { FastifyInstance } from 'fastify';
import { jsonRoute } from '../json-route.ts';
import { reachAgent } from './caller.ts';
import type { OpenDeps } from './deps.ts';

export const customerInfo = (app: FastifyInstance, deps: OpenDeps): void =>
  jsonRoute(app, '/api/customer/info', infoBody, async (body, request) => {
    const agent = await reachAgent(deps, await deps.identify(request), body.customer_id);
    const threads = await deps.store.reads.ownThreads(agent.deskId, agent.id);
    return {
      bid: String(agent.deskId),
      customer_name: agent.name,
      customer_id: agent.id,
      status: toWireCode(agent.status),
      connecting_user: threads.map(({ userid }) => userid),
    };
  });
