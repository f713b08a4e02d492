import { fileURLToPath } from 'node:url';
import { startPinned } from './pinned.ts';

const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));

/** As `npm start` runs it. */
const flags = ['--max-semi-space-size=16', '--expose-gc'];

/** The whole server on core 0, unless told otherwise, with the limits of a benchmark; `http` and `ws` are its addresses. */
export const startInlay = async (env: Record<string, string>, { pinned = true } = {}) => {
  const settings = {
    PORT: '0',
    MALLOC_ARENA_MAX: '2',
    LOG_LEVEL: 'warn',
    INLAY_FRAMES_PER_SECOND: '1000000',
    INLAY_SOCKETS_PER_ADDRESS: '100000',
    ...env,
  };
  const server = startPinned(main, settings, flags, pinned);
  const http = String((await server.message)['url']).replace(/\/$/, '');
  return { ...server, http, ws: http.replace(/^http/, 'ws') };
};
