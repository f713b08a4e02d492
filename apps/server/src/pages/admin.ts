import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { assets } from './assets.ts';
import { sendBuiltPage } from './built-page.ts';
import type { Store } from '../store/port.ts';
import type { FrontEnds } from './front-ends.ts';
import type { LiveOrigins } from './live-origins.ts';
import { permissionsPolicy, policy, socketSources } from './policy.ts';

/** P6: SIP servers of operators and desks. */
const sipSources = (urls: readonly string[]): string[] =>
  urls.flatMap((url) => (URL.canParse(url) ? [`${new URL(url).protocol}//${new URL(url).host}`] : []));

// The softphone (`/admin/#/nxcc`) is framed by host pages (W9), and a server never sees what follows the `#`. So the page may
// be framed; its first script loads the console outside of frames only, so that no page around it can make an administrator
// click what he does not see. Inline styles: the component library sets them; its check marks are data: pictures.
const contentPolicy = (
  origins: readonly string[],
  host: string | undefined,
  sipUrls: readonly string[],
): string =>
  policy({
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'http:', 'https:', 'data:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...socketSources(host), ...sipSources(sipUrls)],
    'frame-src': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'", ...origins],
  });

type Deps = {
  frontEnds: FrontEnds;
  origins: LiveOrigins;
  config: Pick<Config, 'calls'>;
  store: Pick<Store, 'reads'>;
};

const sipUrlsOf = async ({ config, store }: Deps): Promise<string[]> => [
  config.calls?.sip?.url ?? '',
  ...(await store.reads.callLineUrls()),
];

/** The console, and the softphone. */
export const admin = async (app: FastifyInstance, deps: Deps): Promise<void> => {
  const { frontEnds, origins } = deps;
  const folder = frontEnds.console;
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.header('permissions-policy', permissionsPolicy);
    return sendBuiltPage(request, reply, {
      folder,
      file: 'index.html',
      contentPolicy: contentPolicy(await origins(), request.headers.host, await sipUrlsOf(deps)),
    });
  };
  app.get('/admin', page);
  app.get('/admin/', page);
  await assets(app, { folder, prefix: '/admin/' });
};
