import type { Store } from '../../store/port.ts';
import type { MetricSet } from './metric-set.ts';

const seconds = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5];
const groups = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

/** D1: what stands between a message and its acknowledgement. */
export const storeMetrics = (
  { gauge, histogram }: MetricSet,
  store: Pick<Store, 'stats' | 'healthy' | 'onCommit'>,
): void => {
  gauge('inlay_store_queue', 'writes that wait for their commit', () => store.stats().queued);
  gauge('inlay_store_commits', 'commits since the start', () => store.stats().commits);
  gauge('inlay_store_writes', 'writes since the start', () => store.stats().writes);
  gauge('inlay_store_healthy', '0: the database refused a write, nothing is accepted', () =>
    store.healthy() ? 1 : 0,
  );
  if (!store.onCommit) return;
  const took = histogram('inlay_store_commit_seconds', 'from the hand-over to the disk', seconds);
  const shared = histogram('inlay_store_group_size', 'writes that shared a commit', groups);
  store.onCommit(({ ms, writes }) => {
    took(ms / 1000);
    shared(writes);
  });
};
