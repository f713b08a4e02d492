import { sep } from 'node:path';
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const isHashed = (path: string): boolean => path.includes(`${sep}assets${sep}`);

/** The files beside a built page. Vite puts a hash into the names under assets/: those never change. */
export const assets = async (
  app: FastifyInstance,
  { folder, prefix }: { folder: string; prefix: string },
): Promise<void> => {
  const options: FastifyStaticOptions = {
    root: folder,
    prefix,
    index: false,
    dotfiles: 'deny',
    cacheControl: false,
    decorateReply: false,
    suppressWarning: true,
    // Pages are sent with their policy, and by nobody else.
    allowedPath: (path) => !/\.html?$/i.test(path),
    setHeaders: (reply, path) => {
      void reply.header(
        'cache-control',
        isHashed(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
      );
    },
  };
  await app.register(fastifyStatic, options);
};
