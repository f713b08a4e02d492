import { readFile } from 'node:fs/promises';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { OpenApiDocument } from '../../http/openapi/openapi.ts';
import { policy } from '../policy.ts';
import { docstrings } from './docstrings.ts';
import type { DocsPage } from './entry.ts';
import { docsPage, overview } from './layout.ts';
import { searchIndex } from './search-index.ts';

const contentPolicy = policy({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
});

const caching = 'public, max-age=300';

const sendPage = (reply: FastifyReply, page: string): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .header('cache-control', caching)
    .header('content-security-policy', contentPolicy)
    .send(page);

const files = { 'docs.css': 'text/css; charset=utf-8', 'docs.js': 'text/javascript; charset=utf-8' };

const staticFiles = (app: FastifyInstance): void => {
  for (const [name, type] of Object.entries(files))
    app.get(`/docs/${name}`, async (_request, reply) => {
      const body = await readFile(new URL(`browser/${name}`, import.meta.url));
      return reply.type(type).header('cache-control', caching).send(body);
    });
};

/** The reference at /docs. Made at the first request, when all routes are known; nothing of it changes after that. */
export const docs = (app: FastifyInstance, deps: { openApiDocument: OpenApiDocument }): void => {
  let made: Promise<DocsPage[]> | undefined;
  const make = async (): Promise<DocsPage[]> => {
    const { allPages } = await import('./all-pages.ts');
    return allPages(await deps.openApiDocument());
  };
  const pages = (): Promise<DocsPage[]> => (made ??= make());
  staticFiles(app);
  app.get('/asyncapi.json', async () => {
    const { asyncApi } = await import('@inlay/protocol/asyncapi.ts');
    return asyncApi(docstrings());
  });
  app.get('/docs/search.json', async (_request, reply) =>
    reply.header('cache-control', caching).send(searchIndex(await pages())),
  );
  app.get('/docs', async (_request, reply) => sendPage(reply, overview(await pages())));
  app.get<{ Params: { page: string } }>('/docs/:page', async (request, reply) => {
    const all = await pages();
    const page = all.find(({ path }) => path === request.params.page);
    if (!page) throw new WireError(404, 'not_found');
    return sendPage(reply, docsPage(all, page));
  });
};
