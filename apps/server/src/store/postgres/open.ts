import { Kysely, PostgresDialect } from 'kysely';
import type { Logger } from 'pino';
import type { SendablePart } from '@inlay/protocol/content.ts';
import { systemClock } from '../../clock.ts';
import type { Store, StoreEvent, StoreWrites } from '../port.ts';
import { storeReads } from '../reads/all.ts';
import type { Schema } from '../schema.ts';
import { Subscriptions, subscriptionsMaxAgeMs } from '../transactions/subscriptions.ts';
import { AppendQueue } from './append-queue.ts';
import { changeLog } from './changes.ts';
import { assertDurable, openPool } from './connection.ts';
import { Connectivity } from './connectivity.ts';
import { migratePostgres } from './migrate.ts';
import { visitorKey } from './batch-rows.ts';
import { namedWrites, type WriteDeps } from './named-writes.ts';
import { retriedReads } from './retried-reads.ts';
import { Turns } from './turns.ts';

const textsOf = (parts: readonly SendablePart[]): string[] => parts.map((part) => JSON.stringify(part));

const appends = (
  queue: AppendQueue,
  turns: Turns,
): Pick<StoreWrites, 'appendAsAgent' | 'appendAsVisitor'> => ({
  appendAsAgent: ({ agentName, agentHeadImg, ...send }) =>
    turns.shared(visitorKey(send.deskId, send.userid), () =>
      queue.append({
        ...send,
        sender: 'agent',
        senderName: agentName,
        senderHeadImg: agentHeadImg,
        texts: textsOf(send.parts),
        newThreadUid: '',
        create: null,
      }),
    ),
  appendAsVisitor: (send) =>
    turns.shared(visitorKey(send.deskId, send.userid), () =>
      queue.append({
        ...send,
        sender: 'visitor',
        agentId: 0,
        senderName: '',
        senderHeadImg: '',
        texts: textsOf(send.parts),
      }),
    ),
});

/** O2: a database that any number of nodes share. */
export const openPostgresStore = async ({ url, log }: { url: string; log: Logger }): Promise<Store> => {
  const pool = openPool(url, log);
  try {
    await assertDurable(pool);
    const applied = await migratePostgres(pool);
    if (applied.length > 0) log.info({ applied }, 'database brought up to date');
  } catch (error) {
    await pool.end();
    throw error;
  }
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  let listener: (events: StoreEvent[], changeId?: string) => void = () => undefined;
  let named = 0;
  const { now } = systemClock;
  const connectivity = new Connectivity(pool, log);
  const deps: WriteDeps = {
    kysely,
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
