import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { assets } from './assets.ts';
import { sendBuiltPage } from './built-page.ts';
import type { FrontEnds } from './front-ends.ts';
import type { LiveOrigins } from './live-origins.ts';
import { permissionsPolicy, policy, socketSources } from './policy.ts';

/** P6: the operator's own SIP server. */
const sipSources = ({ calls }: Pick<Config, 'calls'>): string[] => {
  const url = calls?.sip?.url ?? '';
  return URL.canParse(url) ? [`${new URL(url).protocol}//${new URL(url).host}`] : [];
};

// The softphone (`/admin/#/nxcc`) is framed by host pages (W9), and a server never sees what follows the `#`. So the page may
// be framed; its first script loads the console outside of frames only, so that no page around it can make an administrator
// click what he does not see. Inline styles: the component library sets them; its check marks are data: pictures.
const contentPolicy = (
  origins: readonly string[],
  host: string | undefined,
  config: Pick<Config, 'calls'>,
): string =>
  policy({
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'http:', 'https:', 'data:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...socketSources(host), ...sipSources(config)],
    'frame-src': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'", ...origins],
  });

type Deps = { frontEnds: FrontEnds; origins: LiveOrigins; config: Pick<Config, 'calls'> };

/** The console, and the softphone. */
export const admin = async (app: FastifyInstance, { frontEnds, origins, config }: Deps): Promise<void> => {
  const folder = frontEnds.console;
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.header('permissions-policy', permissionsPolicy);
    return sendBuiltPage(request, reply, {
      folder,
      file: 'index.html',
      contentPolicy: contentPolicy(await origins(), request.headers.host, config),
    });
  };
  app.get('/admin', page);
  app.get('/admin/', page);
  await assets(app, { folder, prefix: '/admin/' });
};
