import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyRequest } from 'fastify';
import { sessionOfToken } from '../../auth/session-of-token.ts';
import type { Deps } from '../../deps.ts';
import type { AgentRecord } from '../../store/accounts-port.ts';
import { bearerOf } from '../bearer.ts';

/** The agent whose session this is. */
export const agentOf = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  request: FastifyRequest,
): Promise<AgentRecord> => {
  const token = bearerOf(request);
  const found = token === null ? null : await sessionOfToken(deps, token);
  if (!found) throw new WireError(401, 'bad_token');
  return found.agent;
};

/** The number in the path; what is none names nothing. */
export const numberIn = (request: FastifyRequest, name: string): number => {
  const text = (request.params as Record<string, string | undefined>)[name] ?? '';
  if (!/^(0|[1-9]\d{0,14})$/.test(text)) throw new WireError(404, 'unknown_recording');
  return Number(text);
};
