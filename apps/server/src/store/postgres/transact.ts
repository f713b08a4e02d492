import { CompiledQuery, type Kysely } from 'kysely';
import type { PoolClient } from 'pg';
import type { StoreEvent } from '../port.ts';
import type { Schema } from '../schema.ts';
import { isUnreachable, UnknownOutcome } from './failures.ts';

/** The commit is the one moment after which a broken connection leaves a doubt. */
export const commit = async (query: () => Promise<unknown>): Promise<void> => {
  try {
    await query();
  } catch (error) {
    throw isUnreachable(error) ? new UnknownOutcome(error) : error;
  }
};

/** A transaction of Kysely's kind, on a connection of its own. */
export const kyselyTransaction = <T>(
  kysely: Kysely<Schema>,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> =>
  kysely.connection().execute(async (db) => {
    await db.executeQuery(CompiledQuery.raw('BEGIN'));
    let result: T;
    try {
      result = await work(db);
    } catch (error) {
      // On a connection that is broken there is nothing to take back.
      await db.executeQuery(CompiledQuery.raw('ROLLBACK')).catch(() => undefined);
      throw error;
    }
    await commit(() => db.executeQuery(CompiledQuery.raw('COMMIT')));
    return result;
  });

/** The same on a bare connection. */
export const clientTransaction = async <T>(client: PoolClient, work: () => Promise<T>): Promise<T> => {
  await client.query('BEGIN');
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
  await commit(() => client.query('COMMIT'));
  return result;
};

export type Committed = (events: StoreEvent[], changeId?: string) => void;
