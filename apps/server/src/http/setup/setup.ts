import { setupBody } from '@inlay/protocol/auth-http/setup.ts';
import type { FastifyInstance } from 'fastify';
import type { Passwords } from '../../auth/passwords.ts';
import type { Deps } from '../../deps.ts';
import { completeSetup } from '../../first-run/complete-setup.ts';
import { jsonRoute } from '../json-route.ts';

export const setup = (app: FastifyInstance, deps: Deps & { passwords: Passwords }): void =>
  jsonRoute(app, '/api/setup', setupBody, async (body) => completeSetup(deps, body));
