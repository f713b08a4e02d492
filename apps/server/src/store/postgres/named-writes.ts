import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { StoreWrites } from '../port.ts';
import type { StoreEvent } from '../store-event.ts';
import { transactions, type TransactionName } from '../transactions/all.ts';
import { recordOutbox } from '../transactions/outbox.ts';
import { changesSubscriptions, type Subscriptions } from '../transactions/subscriptions.ts';
import type { Db, Transaction } from '../transactions/transaction.ts';
import { logChange } from './changes.ts';
import { kyselyOver } from './kysely-over.ts';
import { takeLock } from './locks.ts';
import { type Health, retrying } from './retry.ts';
import { visitorKey } from './batch-rows.ts';
import { type Committed, inTransaction } from './transact.ts';
import type { Turns } from './turns.ts';

export type WriteDeps = {
  pool: Pool;
  subscriptions: Subscriptions;
  health: Health;
  committed: Committed;
  now: () => number;
  turns: Turns;
};

/** Ids that the caller chose do not move the counter by themselves. */
const keepCounter = async (db: Db, name: TransactionName, input: unknown): Promise<void> => {
  const table = name === 'createDesk' ? 'desk' : name === 'createAgent' ? 'agent' : null;
  const { id } = input as { id?: number };
  if (table === null || id === undefined) return;
  const sequence = sql`pg_get_serial_sequence(${table}, 'id')`;
  // Never back: another transaction may have taken numbers that nobody sees yet.
  await sql`SELECT setval(${sequence}, greatest(nextval(${sequence}), (SELECT max(id) FROM ${sql.table(table)})))`.execute(
    db,
  );
};

const perform = async (deps: WriteDeps, name: TransactionName, input: unknown): Promise<unknown> => {
  const { pool, subscriptions, committed, now } = deps;
  const events: StoreEvent[] = [];
  let changeId: string | undefined;
  const value = await inTransaction(pool, async (client) => {
    const db = kyselyOver(client);
    await takeLock(db, name, input);
    const run = transactions[name] as Transaction<unknown, unknown>;
    const result = await run(db, input, (event) => events.push(event));
    await keepCounter(db, name, input);
    await recordOutbox(db, subscriptions, events, now());
    if (events.length > 0) changeId = await logChange(client, events, now());
    return result;
  });
  if (changesSubscriptions(name)) subscriptions.forget();
  if (events.length > 0) committed(events, changeId);
  return value;
};

/** Whose changes must keep their order: the visitor's, else the agent's; null: nobody's. */
const turnOf = (input: unknown): string | null => {
  const { deskId, userid, agentId } = input as { deskId?: number; userid?: string; agentId?: number };
  if (deskId !== undefined && userid !== undefined) return visitorKey(deskId, userid);
  return agentId === undefined ? null : `agent ${agentId}`;
};

/** Every transaction that is written once for all dialects. */
export const namedWrites = (deps: WriteDeps): Pick<StoreWrites, TransactionName> =>
  Object.fromEntries(
    Object.keys(transactions).map((name) => [
      name,
      (input: unknown) => {
        const work = () => retrying(deps.health, () => perform(deps, name as TransactionName, input));
        const turn = turnOf(input);
        return turn === null ? work() : deps.turns.exclusive(turn, work);
      },
    ]),
  ) as Pick<StoreWrites, TransactionName>;
