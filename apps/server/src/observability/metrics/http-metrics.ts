import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';

const buckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

type Observe = (request: FastifyRequest, reply: FastifyReply) => void;

const observer = async (registry: Registry): Promise<Observe> => {
  const { Histogram } = await import('prom-client');
  const seconds = new Histogram({
    name: 'inlay_http_request_seconds',
    help: 'HTTP requests by route and kind of answer, timed since the first look',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
    buckets,
  });
  return (request, reply) =>
    seconds.observe(
      {
        method: request.method,
        // Our own patterns, never what a caller wrote.
        route: request.routeOptions.url ?? 'none',
        status: `${Math.floor(reply.statusCode / 100)}xx`,
      },
      reply.elapsedTime / 1000,
    );
};

/** The hook must be there before the routes are; `use` gives it somewhere to write. */
export const httpMetrics = (app: FastifyInstance): { use: (registry: Registry) => Promise<void> } => {
  let observe: Observe | undefined;
  app.addHook('onResponse', async (request, reply) => observe?.(request, reply));
  return {
    use: async (registry) => {
      observe = await observer(registry);
    },
  };
};
