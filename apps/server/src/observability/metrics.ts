import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { BusEvent } from '../bus/port.ts';
import type { Deps, Sockets } from '../deps.ts';

type MetricsDeps = Pick<Deps, 'store' | 'bus'> & { sockets: Sockets };

const messagesIn = (event: BusEvent): number => (event.type === 'messages' ? event.messages.length : 0);

/** Prometheus' own client loads at the first look, not at the start. */
const fill = async (deps: MetricsDeps, messages: () => number): Promise<Registry> => {
  const { Registry: NewRegistry, Gauge, collectDefaultMetrics } = await import('prom-client');
  const registry = new NewRegistry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  const { store, sockets } = deps;
  gauge('inlay_agent_connections', 'open agent sockets', () => sockets.connections().agent);
  gauge('inlay_visitor_connections', 'open visitor sockets', () => sockets.connections().visitor);
  gauge('inlay_store_queue', 'writes that wait for their commit', () => store.stats().queued);
  gauge('inlay_store_commits', 'commits since the start', () => store.stats().commits);
  gauge('inlay_store_writes', 'writes since the start', () => store.stats().writes);
  gauge('inlay_messages', 'messages stored since the start', messages);
  return registry;
};

/** O3. */
export const metrics = (app: FastifyInstance, deps: MetricsDeps): void => {
  let messages = 0;
  let registry: Promise<Registry> | undefined;
  const unsubscribe = deps.bus.subscribe((event) => {
    messages += messagesIn(event);
  });
  app.addHook('onClose', async () => {
    unsubscribe();
    (await registry)?.clear();
  });
  app.get('/metrics', async (_request, reply) => {
    registry ??= fill(deps, () => messages);
    const filled = await registry;
    return reply.type(filled.contentType).send(await filled.metrics());
  });
};
