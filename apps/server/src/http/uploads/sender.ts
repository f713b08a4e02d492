import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyRequest } from 'fastify';
import { sessionOfToken } from '../../auth/session-of-token.ts';
import { hashToken } from '../../auth/tokens.ts';
import type { Deps } from '../../deps.ts';
import { bearerOf } from '../bearer.ts';

/** Who sends a picture: an agent, or a visitor, of whom there may be many new ones behind one address. */
export type Sender = { deskId: number; paceKey: string };

export const senderOf = async (deps: Deps, request: FastifyRequest): Promise<Sender> => {
  const token = bearerOf(request);
  if (token === null) throw new WireError(401, 'bad_token');
  const found = await sessionOfToken(deps, token);
  if (found) return { deskId: found.agent.deskId, paceKey: `agent ${found.agent.id}` };
  const visitor = await deps.store.reads.visitorByToken(hashToken(token));
  if (visitor) return { deskId: visitor.deskId, paceKey: `visitors at ${request.ip}` };
  throw new WireError(401, 'bad_token');
};
