import type { Registry } from 'prom-client';

/** What our metrics are made of; each file adds its own to one registry. */
export type MetricSet = {
  registry: Registry;
  gauge: (name: string, help: string, read: () => number) => void;
  /** A number that only grows, kept elsewhere. */
  total: (name: string, help: string, read: () => number) => void;
  histogram: (name: string, help: string, buckets: readonly number[]) => (value: number) => void;
};

/** Prometheus' own client loads at the first look, not at the start. */
export const openMetricSet = async (): Promise<MetricSet> => {
  const {
    Counter,
    Gauge,
    Histogram,
    Registry: NewRegistry,
    collectDefaultMetrics,
  } = await import('prom-client');
  const registry = new NewRegistry();
  // The process: memory, processor, garbage collection, and how late the event loop is.
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    gauge: (name, help, read) =>
      void new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      }),
    total: (name, help, read) =>
      void new Counter({
        name,
        help,
        registers,
        collect() {
          this.reset();
          this.inc(read());
        },
      }),
    histogram: (name, help, buckets) => {
      const histogram = new Histogram({ name, help, registers, buckets: Array.from(buckets) });
      return (value) => histogram.observe(value);
    },
  };
};
