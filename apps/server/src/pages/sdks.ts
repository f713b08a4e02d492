import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { FrontEnds } from './front-ends.ts';
import { publicScript } from './public-script.ts';

/** Kept for a day, then asked for again; meanwhile the old one may serve, so that no page waits for it. */
const cacheControl = 'public, max-age=86400, stale-while-revalidate=604800';

/** Interface 3's script, and the host SDK (W11) for pages without a bundler. */
export const sdks = (app: FastifyInstance, { frontEnds }: { frontEnds: FrontEnds }): void => {
  publicScript(app, {
    url: '/open/staff/jssdk-1.0.0.js',
    path: join(frontEnds.staffSdk, 'jssdk-1.0.0.js'),
    cacheControl,
  });
  publicScript(app, {
    url: '/open/embed/inlay-embed.iife.js',
    path: join(frontEnds.embed, 'inlay-embed.iife.js'),
    cacheControl,
  });
};
