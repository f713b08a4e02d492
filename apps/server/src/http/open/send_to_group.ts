import { sendToGroupBody } from '@inlay/protocol/open-http/send_to_group.ts';
import type { FastifyInstance } from 'fastify';
import { jsonRoute } from '../json-route.ts';
import { reachDesk } from './caller.ts';
import type { OpenDeps } from './deps.ts';
import { checkPassedData } from './passed-data.ts';

export const sendToGroup = (app: FastifyInstance, deps: OpenDeps): void =>
  jsonRoute(app, '/api/chat/send_to_group', sendToGroupBody, async (body, request) => {
    const deskId = await reachDesk(deps, await deps.identify(request), body.bid);
    const data = checkPassedData(body.data);
    return deps.sockets.sendToDesk(deskId, data, new Set(body.exclude_client_id));
  });
