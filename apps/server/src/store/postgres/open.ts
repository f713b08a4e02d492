import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { systemClock } from '../../clock.ts';
import type { Store } from '../port.ts';
import type { StoreEvent } from '../store-event.ts';
import { storeReads } from '../reads/all.ts';
import { Subscriptions, subscriptionsMaxAgeMs } from '../transactions/subscriptions.ts';
import { AppendQueue } from './append-queue.ts';
import { appends } from './appends.ts';
import { changeLog } from './changes.ts';
import { assertDurable, openPool } from './connection.ts';
import { Connectivity } from './connectivity.ts';
import { isRefused, messageOf } from './failures.ts';
import { kyselyOnPool } from './kysely-over.ts';
import { migratePostgres } from './migrate.ts';
import { namedWrites, type WriteDeps } from './named-writes.ts';
import { retriedReads } from './retried-reads.ts';
import { retrying, usualPatienceMs } from './retry.ts';
import { Turns } from './turns.ts';

/** The address may hold a password: only host and database are named. */
const unreachable = (url: string, cause: unknown): Error => {
  const { host, pathname } = new URL(url);
  return new Error(
    `Postgres at ${host}${pathname} cannot be used (${messageOf(cause)}): start it, or correct DATABASE_URL`,
    { cause },
  );
};

const nobody = { patienceMs: usualPatienceMs, reached: () => undefined, unreachable: () => undefined };

const prepare = async (pool: Pool, url: string, log: Logger): Promise<void> => {
  try {
    // One that is just starting too is waited for.
    await retrying(nobody, () => assertDurable(pool));
    const applied = await migratePostgres(pool);
    if (applied.length > 0) log.info({ applied }, 'database brought up to date');
  } catch (error) {
    await pool.end();
    throw isRefused(error) ? unreachable(url, error) : error;
  }
};

/** O2: a database that any number of nodes share. */
export const openPostgresStore = async ({
  url,
  log,
  patienceMs = usualPatienceMs,
}: {
  url: string;
  log: Logger;
  patienceMs?: number;
}): Promise<Store> => {
  const pool = openPool(url, log);
  await prepare(pool, url, log);
  const kysely = kyselyOnPool(pool);
  let listener: (events: StoreEvent[], changeId?: string) => void = () => undefined;
  let named = 0;
  const { now } = systemClock;
  const connectivity = new Connectivity(pool, log, patienceMs);
  const deps: WriteDeps = {
    pool,
    subscriptions: new Subscriptions({ maxAgeMs: subscriptionsMaxAgeMs, now }),
    health: connectivity,
    committed: (events, changeId) => {
      named += 1;
      listener(events, changeId);
    },
    now,
    turns: new Turns(),
  };
  const queue = new AppendQueue(pool, deps);
  return {
    writes: { ...namedWrites(deps), ...appends(queue, deps.turns) },
    reads: retriedReads(storeReads(kysely), connectivity),
    onCommitted: (next) => {
      listener = next;
    },
    changes: changeLog(pool),
    ready: () => queue.idle(),
    healthy: () => connectivity.healthy,
    stats: () => ({ queued: queue.queued, commits: queue.batches, writes: queue.sends + named }),
    close: async () => {
      await queue.idle();
      connectivity.close();
      await kysely.destroy();
    },
  };
};
