import { toWireCode } from '@inlay/domain/agent-status.ts';
import { listBody } from '@inlay/protocol/open-http/list.ts';
import type { FastifyInstance } from 'fastify';
import { jsonRoute } from '../json-route.ts';
import { reachDesk } from './caller.ts';
import type { OpenDeps } from './deps.ts';

export const customerList = (app: FastifyInstance, deps: OpenDeps): void =>
  jsonRoute(app, '/api/customer/list', listBody, async (body, request) => {
    const deskId = await reachDesk(deps, await deps.identify(request), body.bid);
    const { isOnline } = deps.sockets;
    const agents = await deps.store.reads.agents(deskId);
    return agents
      .filter(({ id }) => isOnline(id))
      .map(({ id, name, status }) => ({
        customer_id: id,
        customer_name: name,
        status: toWireCode(status),
      }));
  });
