import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Deps, Sockets } from '../deps.ts';
import type { RelayCounts } from '../outbox/relay-deps.ts';
import { type BusCounts, countBus } from './metrics/bus-counts.ts';
import { databaseMetrics } from './metrics/database-metrics.ts';
import { httpMetrics } from './metrics/http-metrics.ts';
import { type MetricSet, openMetricSet } from './metrics/metric-set.ts';
import { storeMetrics } from './metrics/store-metrics.ts';

type MetricsDeps = Pick<Deps, 'store' | 'bus' | 'clock' | 'log'> & {
  sockets: Sockets;
  deliveries: RelayCounts;
};

const ownMetrics = (set: MetricSet, { sockets, deliveries }: MetricsDeps, counts: BusCounts): void => {
  set.gauge('inlay_agent_connections', 'open agent sockets', () => sockets.connections().agent);
  set.gauge('inlay_visitor_connections', 'open visitor sockets', () => sockets.connections().visitor);
  set.gauge('inlay_calls', 'calls on the line of this server', () => sockets.calls().calls);
  set.gauge('inlay_phone_connections', 'open sockets of the line', () => sockets.calls().connections);
  set.gauge('inlay_messages', 'messages stored since the start', () => counts.messages);
  set.total(
    'inlay_threads_assigned_total',
    'threads that the router gave to an agent',
    () => counts.assigned,
  );
  set.total('inlay_slow_clients_closed_total', 'sockets closed because they did not read (D7)', () =>
    sockets.slowClients(),
  );
  set.total('inlay_threads_closed_total', 'threads that were closed', () => counts.closed);
  set.total('inlay_deliveries_sent_total', 'webhook deliveries that arrived', () => deliveries.delivered);
  set.total('inlay_deliveries_failed_total', 'attempts that failed', () => deliveries.failed);
  set.total('inlay_deliveries_dead_total', 'deliveries that were given up', () => deliveries.dead);
};

/** O3. */
export const metrics = (app: FastifyInstance, deps: MetricsDeps): void => {
  const { counts, stop } = countBus(deps.bus);
  const http = httpMetrics(app);
  let registry: Promise<Registry> | undefined;
  const fill = async (): Promise<Registry> => {
    const set = await openMetricSet();
    ownMetrics(set, deps, counts);
    storeMetrics(set, deps.store);
    await databaseMetrics(set, deps);
    await http.use(set.registry);
    return set.registry;
  };
  app.addHook('onClose', async () => {
    stop();
    (await registry)?.clear();
  });
  app.get('/metrics', async (_request, reply) => {
    registry ??= fill();
    const filled = await registry;
    return reply.type(filled.contentType).send(await filled.metrics());
  });
};
