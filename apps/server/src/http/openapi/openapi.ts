import type { FastifyInstance } from 'fastify';
import type { DescribedRoute } from './document.ts';

export type OpenApiDocument = () => Promise<object>;

/** Must come before the routes. The document is made at the first request for it: what makes it is large. */
export const openapi = (app: FastifyInstance): OpenApiDocument => {
  const routes: DescribedRoute[] = [];
  app.addHook('onRoute', ({ method, url, schema, config }) => {
    if (method !== 'HEAD')
      routes.push({ method, url, ...(schema ? { schema } : {}), ...(config ? { config } : {}) });
  });
  let made: Promise<object> | undefined;
  const document = (): Promise<object> =>
    (made ??= import('./document.ts').then(({ documentOf }) => documentOf(routes)));
  app.get('/openapi.json', document);
  return document;
};
