import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { assets } from './assets.ts';
import { sendBuiltPage } from './built-page.ts';
import type { FrontEnds } from './front-ends.ts';
import { permissionsPolicy, policy } from './policy.ts';

// Nobody frames the console: a page around it could make an administrator click what he does not see. Inline styles: the
// component library sets them; its check marks are data: pictures.
const contentPolicy = policy({
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'http:', 'https:', 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'frame-src': ["'none'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
});

/** The console. */
export const admin = async (app: FastifyInstance, { frontEnds }: { frontEnds: FrontEnds }): Promise<void> => {
  const folder = frontEnds.console;
  const page = (request: FastifyRequest, reply: FastifyReply) => {
    void reply.header('permissions-policy', permissionsPolicy);
    return sendBuiltPage(request, reply, { folder, file: 'index.html', contentPolicy });
  };
  app.get('/admin', page);
  app.get('/admin/', page);
  await assets(app, { folder, prefix: '/admin/' });
};
