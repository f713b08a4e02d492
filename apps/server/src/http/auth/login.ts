import { loginBody } from '@inlay/protocol/auth-http/login.ts';
import type { FastifyInstance } from 'fastify';
import { passwordLogin } from '../../auth/password-login.ts';
import { startSession } from '../../auth/start-session.ts';
import { jsonRoute } from '../json-route.ts';
import type { AuthDeps } from './deps.ts';

/** A3. */
export const login = (app: FastifyInstance, deps: AuthDeps): void =>
  jsonRoute(app, '/api/auth/login', loginBody, async (body, request) =>
    startSession(deps, await passwordLogin(deps, body, request.ip), 'password'),
  );
