import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance } from 'fastify';

/** What HTTP libraries say of a text when nobody told them what it is. */
const said = new Set(['', 'text/plain', 'application/x-www-form-urlencoded']);

const kindOf = (contentType = ''): string => (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();

/**
 * A14: interface 4 asks for a JSON body and for no header, so its routes read JSON of whoever states no type. No page of
 * another site gets in by this: a key is needed, or a network from which no browser is heard.
 */
export const bareJson = (scope: FastifyInstance): void => {
  const parse = scope.getDefaultJsonParser('error', 'error');
  scope.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    if (said.has(kindOf(request.headers['content-type']))) return parse(request, body as string, done);
    return done(new WireError(415, 'unsupported_type'));
  });
};
