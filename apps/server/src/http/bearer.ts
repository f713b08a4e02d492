import type { FastifyRequest } from 'fastify';

/** The token of `Authorization: Bearer …`; null when there is none of a size that we ever made. */
export const bearerOf = (request: Pick<FastifyRequest, 'headers'>): string | null =>
  /^bearer +([\x21-\x7e]{1,512})$/i.exec(request.headers.authorization?.trim() ?? '')?.[1] ?? null;
