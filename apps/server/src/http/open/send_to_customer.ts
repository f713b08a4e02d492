import { sendToCustomerBody } from '@inlay/protocol/open-http/send_to_customer.ts';
import type { FastifyInstance } from 'fastify';
import { jsonRoute } from '../json-route.ts';
import { reachAgent } from './caller.ts';
import type { OpenDeps } from './deps.ts';
import { checkPassedData } from './passed-data.ts';

export const sendToCustomer = (app: FastifyInstance, deps: OpenDeps): void =>
  jsonRoute(app, '/api/chat/send_to_customer', sendToCustomerBody, async (body, request) => {
    const agent = await reachAgent(deps, await deps.identify(request), body.customer_id);
    return deps.sockets.sendToAgent(agent.id, checkPassedData(body.data));
  });
