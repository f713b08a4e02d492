import type { Deps } from '../deps.ts';
import type { Store, StoreReads, StoreWrites } from '../store/port.ts';
import type { Send } from './send.ts';

/** What the relay did since the start. */
export type RelayCounts = { delivered: number; failed: number; dead: number };

export type RelayDeps = Pick<Deps, 'clock'> & {
  log: Pick<Deps['log'], 'info' | 'warn' | 'error'>;
  store: {
    writes: Pick<
      StoreWrites,
      'claimDeliveries' | 'settleDelivery' | 'failDelivery' | 'releaseLine' | 'sweepOutbox'
    >;
    reads: Pick<StoreReads, 'webhooksDue'>;
  } & Pick<Store, 'healthy'>;
  send: Send;
  random: () => number;
  /** Longer than an attempt, so that nobody else sends the same meanwhile. */
  leaseMs: number;
  counts: RelayCounts;
};
