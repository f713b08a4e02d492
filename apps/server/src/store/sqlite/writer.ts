import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Kysely, SqliteDialect } from 'kysely';
import { systemClock } from '../../clock.ts';
import { migrate } from '../migrate.ts';
import type { StoreEvent } from '../store-event.ts';
import type { Schema } from '../schema.ts';
import { transactions } from '../transactions/all.ts';
import type { Transaction } from '../transactions/transaction.ts';
import { append } from './append.ts';
import { decodeGroup, OutcomeEncoder } from './append-wire.ts';
import { prepareAppend } from './append-statements.ts';
import { openConnection } from './connection.ts';
import { LiveThreads } from './live-threads.ts';
import { withPreparedStatements } from './prepared.ts';
import { Subscriptions } from '../transactions/subscriptions.ts';
import { Tellings } from './tellings.ts';
import { VisitorCache } from './visitor-cache.ts';
import { fromWriter, type GroupRequest, type Outcome, toWriter } from './writer-messages.ts';

// The only connection that writes, in a thread of its own, so that a slow disk never stops the sockets. All requests
// that came in while the last commit ran share the next one.

const port = parentPort;
if (!port) throw new Error('writer.ts runs as a worker');
const { dataDir } = workerData as { dataDir: string };

const sqlite = openConnection(join(dataDir, 'inlay.db'), { readonly: false });
const applied = migrate(sqlite);
const sql = prepareAppend(sqlite);
const line = { sql, visitors: new VisitorCache(), threads: new LiveThreads(sql) };
const kysely = new Kysely<Schema>({
  dialect: new SqliteDialect({ database: withPreparedStatements(sqlite) }),
});
// Nobody else changes webhooks: what is known stays true.
const subscriptions = new Subscriptions({ maxAgeMs: Infinity, now: systemClock.now });

/** A hundred groups at full load are some 6,000 pages of the log. */
const groupsBetweenCheckpoints = 100;
// By itself, SQLite moves the log before it answers a commit, and keeps quiet about a disk that refused.
sqlite.pragma('wal_autocheckpoint = 0');
let groupsInLog = 0;

const begin = sqlite.prepare('BEGIN IMMEDIATE');
const commit = sqlite.prepare('COMMIT');
const rollback = sqlite.prepare('ROLLBACK');
const savepoint = sqlite.prepare('SAVEPOINT request');
const release = sqlite.prepare('RELEASE request');
const undo = sqlite.prepare('ROLLBACK TO request');

/** Busy while webhooks are told, and far from all that sends remember. */
const touchesNoThread: ReadonlySet<string> = new Set([
  'claimDeliveries',
  'settleDelivery',
  'failDelivery',
  'releaseLine',
  'requeueDeadLetters',
  'sweepOutbox',
]);

/** At once for a send, which is synchronous: a turn of the microtask queue for each of a group would cost more. */
const settle = (request: GroupRequest): Outcome | Promise<Outcome> => {
  if (request.name === 'append') return { append: append(line, request.input) };
  if (!touchesNoThread.has(request.name)) {
    // This one reads and writes the tables themselves.
    line.threads.store();
    line.threads.forget();
  }
  const events: StoreEvent[] = [];
  // The table's type ties each name to its input; here both come as one message.
  const run = transactions[request.name] as Transaction<unknown, unknown>;
  return run(kysely, request.input, (event) => events.push(event)).then((value) => ({
    value,
    events,
  }));
};

const forget = (): void => {
  line.visitors.forget();
  line.threads.forget();
  subscriptions.forget();
};

const settleAlone = async (request: GroupRequest): Promise<Outcome> => {
  savepoint.run();
  try {
    const outcome = await settle(request);
    line.threads.store();
    release.run();
    return outcome;
  } catch (error) {
    // A full or failing disk makes SQLite roll back the whole group by itself.
    if (!sqlite.inTransaction) throw error;
    undo.run();
    release.run();
    forget();
    return { error: error instanceof Error ? `${request.name}: ${error.message}` : request.name };
  }
};

/** Everything but the commit. The outcomes as text. */
const performGroup = async (
  requests: GroupRequest[],
  each: (request: GroupRequest) => Outcome | Promise<Outcome>,
): Promise<string> => {
  begin.run();
  try {
    const outcomes = new OutcomeEncoder();
    const tellings = new Tellings(subscriptions);
    for (const request of requests) {
      const settling = each(request);
      const outcome = settling instanceof Promise ? await settling : settling;
      outcomes.add(outcome);
      tellings.add(request, outcome);
    }
    line.threads.store();
    await tellings.store(kysely, systemClock.now());
    return outcomes.text();
  } catch (error) {
    if (sqlite.inTransaction) rollback.run();
    forget();
    throw error;
  }
};

const tell = (what: keyof typeof fromWriter, text: string): void => port.postMessage(fromWriter[what] + text);

/** Moves the log into the database, while nobody waits for an answer. */
const tidyLog = (): void => {
  groupsInLog += 1;
  if (groupsInLog < groupsBetweenCheckpoints) return;
  groupsInLog = 0;
  sqlite.pragma('wal_checkpoint(PASSIVE)');
};

/**
 * Requests hardly ever fail, so a group runs without savepoints; if one does, all of it runs again with them. A commit
 * that fails is not tried again: what a disk does after it refused a sync, nobody knows.
 */
const runGroup = async (requests: GroupRequest[]): Promise<void> => {
  try {
    const outcomes = await performGroup(requests, settle).catch(() => performGroup(requests, settleAlone));
    commit.run();
    tell('settled', outcomes);
    tidyLog();
  } catch (error) {
    tell('failed', error instanceof Error ? error.message : 'commit failed');
  }
};

const close = (): void => {
  sqlite.close();
  tell('closed', '');
  port.close();
};

port.on('message', (message: string) => {
  if (message.startsWith(toWriter.group)) void runGroup(decodeGroup(message.slice(1)));
  else close();
});
tell('ready', JSON.stringify(applied));
