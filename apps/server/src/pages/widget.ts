import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance } from 'fastify';
import { assets } from './assets.ts';
import { sendBuiltPage } from './built-page.ts';
import type { FrontEnds } from './front-ends.ts';
import { permissionsPolicy, policy, socketSources } from './policy.ts';

// Any shop may show the widget, so any page may frame it: it acts for nobody but the visitor before it, and its token
// is kept apart for each shop by the browser.
const contentPolicy = (host: string | undefined): string =>
  policy({
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'http:', 'https:', 'data:', 'blob:'],
    'media-src': ["'self'", 'http:', 'https:', 'blob:'],
    'connect-src': ["'self'", ...socketSources(host)],
    'frame-src': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ['*'],
  });

/** The loader, whose address stands in other people's pages: it never changes, so it is never kept for long. */
const loader = (app: FastifyInstance, folder: string): void => {
  app.get('/widget.js', async (_request, reply) => {
    const path = join(folder, 'widget.js');
    const file = await stat(path).catch(() => null); // not built
    if (!file) throw new WireError(503, 'page_not_built_do');
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('content-length', file.size)
      .send(createReadStream(path));
  });
};

export const widget = async (
  app: FastifyInstance,
  { frontEnds }: { frontEnds: FrontEnds },
): Promise<void> => {
  const folder = frontEnds.widget;
  loader(app, folder);
  app.get('/widget/frame.html', async (request, reply) => {
    void reply
      .header('permissions-policy', permissionsPolicy)
      .header('cross-origin-resource-policy', 'cross-origin');
    return sendBuiltPage(request, reply, {
      folder,
      file: 'frame.html',
      contentPolicy: contentPolicy(request.headers.host),
    });
  });
  await assets(app, { folder, prefix: '/widget/' });
};
