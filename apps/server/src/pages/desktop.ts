import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { assets } from './assets.ts';
import { sendBuiltPage } from './built-page.ts';
import type { FrontEnds } from './front-ends.ts';
import type { LiveOrigins } from './live-origins.ts';
import { permissionsPolicy, policy, socketSources } from './policy.ts';

// W9: who may frame the workbench is what the desks say now. Inline styles: the component library sets them.
const contentPolicy = (origins: readonly string[], host: string | undefined): string =>
  policy({
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'http:', 'https:', 'data:', 'blob:'],
    'media-src': ["'self'", 'http:', 'https:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...socketSources(host)],
    // S1: business pages, and what a card opens inside; each in a sandbox, of its own origin, with no rights.
    'frame-src': ['http:', 'https:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'", ...origins],
  });

export const desktop = async (
  app: FastifyInstance,
  { origins, frontEnds }: { origins: LiveOrigins; frontEnds: FrontEnds },
): Promise<void> => {
  const folder = frontEnds.workbench;
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.header('permissions-policy', permissionsPolicy);
    return sendBuiltPage(request, reply, {
      folder,
      file: 'index.html',
      contentPolicy: contentPolicy(await origins(), request.headers.host),
    });
  };
  app.get('/desktop', page);
  app.get('/desktop/', page);
  await assets(app, { folder, prefix: '/desktop/' });
};
