import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { assets } from './assets.ts';
import { sendBuiltPage } from './built-page.ts';
import type { FrontEnds } from './front-ends.ts';
import { permissionsPolicy, policy, socketSources } from './policy.ts';
import { publicScript } from './public-script.ts';

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

export const widget = async (
  app: FastifyInstance,
  { frontEnds }: { frontEnds: FrontEnds },
): Promise<void> => {
  const folder = frontEnds.widget;
  // It names the frame's assets: kept for no longer than a new version may take to show.
  publicScript(app, {
    url: '/widget.js',
    path: join(folder, 'widget.js'),
    cacheControl: 'public, max-age=300',
  });
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
