import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyRequest } from 'fastify';
import { sessionOfToken } from '../../auth/session-of-token.ts';
import type { AgentRecord } from '../../store/accounts-port.ts';
import { bearerOf } from '../bearer.ts';
import type { AdminDeps } from './deps.ts';

/** The administrator whose session this is. Looked up at each request: a right that is taken away is gone at once (W8). */
export const adminOf = async (
  deps: Pick<AdminDeps, 'store' | 'clock'>,
  request: FastifyRequest,
): Promise<AgentRecord> => {
  const token = bearerOf(request);
  const found = token === null ? null : await sessionOfToken(deps, token);
  if (!found) throw new WireError(401, 'bad_token');
  if (found.agent.role !== 'admin') throw new WireError(403, 'admins_only');
  return found.agent;
};
