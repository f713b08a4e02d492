import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance } from 'fastify';

/**
 * A script whose address stands in other people's pages. The address never changes, so what is kept of it is asked for
 * again: `cacheControl` says when, and the answer is short as long as the file is the same.
 */
export const publicScript = (
  app: FastifyInstance,
  { url, path, cacheControl }: { url: string; path: string; cacheControl: string },
): void => {
  app.get(url, async (request, reply) => {
    const script = await readFile(path).catch(() => null); // not built
    if (!script) throw new WireError(503, 'page_not_built_do');
    const tag = `"${createHash('sha256').update(script).digest('base64url').slice(0, 22)}"`;
    void reply
      .header('cache-control', cacheControl)
      .header('etag', tag)
      .header('cross-origin-resource-policy', 'cross-origin');
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    return reply.type('text/javascript; charset=utf-8').send(script);
  });
};
