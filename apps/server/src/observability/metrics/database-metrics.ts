import type { Gauge } from 'prom-client';
import type { Deps } from '../../deps.ts';
import type { MetricSet } from './metric-set.ts';

type DatabaseDeps = Pick<Deps, 'store' | 'clock' | 'log'>;

/** So many desks have a series of their own, the longest queues first; a look must stay cheap. */
const mostDesks = 100;
const countedAtMost = 100_000;

type Figures = {
  desks: { desk: string; waiting: number; longest: number }[];
  pending: number;
  dead: number;
  oldest: number;
};

const nothing: Figures = { desks: [], pending: 0, dead: 0, oldest: 0 };

const read = async ({ store, clock }: DatabaseDeps): Promise<Figures> => {
  const secondsSince = (at: number): number => Math.max(0, (clock.now() - at) / 1000);
  const desks = await store.reads.queueDepths(mostDesks);
  const { pending, dead, oldestAt } = await store.reads.outboxDepth(countedAtMost);
  return {
    desks: desks.map(({ deskId, waiting, oldestAt: at }) => ({
      desk: String(deskId),
      waiting,
      longest: secondsSince(at),
    })),
    pending,
    dead,
    oldest: oldestAt === null ? 0 : secondsSince(oldestAt),
  };
};

/** One reading for all metrics of one look. Null: the database did not answer. */
const sharedReading = (deps: DatabaseDeps): (() => Promise<Figures | null>) => {
  let reading: Promise<Figures | null> | null = null;
  return () => {
    reading ??= read(deps)
      .catch((error: unknown) => {
        deps.log.error({ err: error }, 'reading the figures for /metrics failed');
        return null;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  };
};

/** What is read from the database at each look. All nodes tell the same. */
export const databaseMetrics = async ({ registry }: MetricSet, deps: DatabaseDeps): Promise<void> => {
  const { Gauge: NewGauge } = await import('prom-client');
  const figures = sharedReading(deps);
  const add = (
    name: string,
    help: string,
    labelNames: 'desk'[],
    set: (gauge: Gauge<'desk'>, figures: Figures | null) => void,
  ) =>
    new NewGauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        const now = await figures();
        this.reset();
        set(this, now);
      },
    });
  const ofDesks = (name: string, help: string, of: 'waiting' | 'longest') =>
    add(name, help, ['desk'], (gauge, now) => {
      for (const row of (now ?? nothing).desks) gauge.set({ desk: row.desk }, row[of]);
    });
  const one = (name: string, help: string, of: 'pending' | 'dead' | 'oldest') =>
    add(name, help, [], (gauge, now) => gauge.set((now ?? nothing)[of]));
  add('inlay_database_readable', '0: queues and outbox could not be read', [], (gauge, now) =>
    gauge.set(now === null ? 0 : 1),
  );
  ofDesks('inlay_queue_threads', 'threads that wait for an agent', 'waiting');
  ofDesks('inlay_queue_longest_wait_seconds', 'of the threads in the queue', 'longest');
  one('inlay_outbox_pending', `deliveries that wait, counted up to ${countedAtMost}`, 'pending');
  one('inlay_outbox_dead_letters', `deliveries given up, counted up to ${countedAtMost}`, 'dead');
  one('inlay_outbox_oldest_seconds', 'age of the oldest delivery that waits', 'oldest');
};
