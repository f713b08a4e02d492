import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { createSafeFetch } from '../../net/safe-fetch.ts';
import { createLogger } from '../../observability/logger.ts';
import { Relay } from '../relay.ts';
import { sendDelivery } from '../send.ts';
import { openOutboxStore, type OutboxStore } from './outbox-store.ts';

export type RelayDesk = {
  store: OutboxStore;
  clock: ManualClock;
  logLines: string[];
  /** Another node on the same database. */
  newRelay: () => Relay;
  close: () => Promise<void>;
};

/** A database, a clock that the test moves, and relays that send to this machine over real HTTP. */
export const openRelayDesk = async (): Promise<RelayDesk> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'inlay-relay-'));
  const clock = new ManualClock();
  const store = openOutboxStore(dataDir, clock.now);
  const logLines: string[] = [];
  const log = createLogger('trace', { write: (line) => void logLines.push(line) });
  const fetcher = createSafeFetch({ allowedNetworks: ['127.0.0.0/8'], allowHttp: true });
  const relays: Relay[] = [];
  return {
    store,
    clock,
    logLines,
    newRelay: () => {
      const relay = new Relay({
        store,
        clock,
        log,
        random: seededRandom(1),
        send: sendDelivery({ fetcher, now: clock.now }),
        leaseMs: 30_000,
        counts: { delivered: 0, failed: 0, dead: 0 },
      });
      relays.push(relay);
      return relay;
    },
    close: async () => {
      await Promise.all(relays.map((relay) => relay.close()));
      await fetcher.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
