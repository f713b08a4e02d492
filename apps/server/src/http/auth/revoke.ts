import { revokeBody } from '@inlay/protocol/auth-http/revoke.ts';
import type { FastifyInstance } from 'fastify';
import { agentOfDesk } from '../../auth/agent-of-desk.ts';
import { deskOfApiKey } from '../../auth/api-key-caller.ts';
import type { Deps } from '../../deps.ts';
import { bearerOf } from '../bearer.ts';
import { jsonRoute } from '../json-route.ts';

/** W7. */
export const revoke = (app: FastifyInstance, deps: Deps): void =>
  jsonRoute(app, '/api/auth/revoke', revokeBody, async (body, request) => {
    const { deskId } = await deskOfApiKey(deps, bearerOf(request));
    const agent = await agentOfDesk(deps, deskId, body.email);
    return deps.store.writes.endAgentSessions({ agentId: agent.id, now: deps.clock.now() });
  });
