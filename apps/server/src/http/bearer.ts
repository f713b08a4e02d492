import { type Language, WireError } from '@inlay/protocol/errors.ts';
import type { FastifyRequest } from 'fastify';
import { sessionOfToken } from '../auth/session-of-token.ts';
import { hashToken } from '../auth/tokens.ts';
import type { Deps } from '../deps.ts';
import { pickLanguage } from '../i18n/sentence.ts';

export const languageOf = (request: FastifyRequest): Language => pickLanguage(request.headers['accept-language']);

export const bearerOf = (request: FastifyRequest): string | null =>
  /^Bearer ([\w.~+/=-]{1,512})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;

/** A14: the desk of the API key. */
export const deskOfApiKey = async ({ store }: Pick<Deps, 'store'>, request: FastifyRequest): Promise<number> => {
  const key = bearerOf(request);
  const found = key === null ? null : await store.reads.apiKey(hashToken(key));
  if (!found) throw new WireError(401, 'bad_api_key');
  return found.deskId;
};

export const requireSession = async (deps: Pick<Deps, 'store' | 'clock'>, request: FastifyRequest) => {
  const token = bearerOf(request);
  const found = token === null ? null : await sessionOfToken(deps, token);
  if (!found) throw new WireError(401, 'bad_token');
  return found;
};
