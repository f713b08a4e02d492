import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.ts';

/** O3. `isDraining`: the server is on its way out; load balancers send nobody any more. */
export const health = (
  app: FastifyInstance,
  { store, isDraining }: Pick<Deps, 'store'> & { isDraining: () => boolean },
): void => {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async () => {
    if (isDraining() || !store.healthy()) throw new WireError(503, 'not_ready');
    return { status: 'ready' };
  });
};
