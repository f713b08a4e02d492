import type { Pool, PoolClient } from 'pg';
import type { StoreEvent } from '../store-event.ts';
import { isUnreachable, UnknownOutcome } from './failures.ts';

/** The commit is the one moment after which a broken connection leaves a doubt. */
const commit = async (client: PoolClient): Promise<void> => {
  let command: string;
  try {
    ({ command } = await client.query('COMMIT'));
  } catch (error) {
    throw isUnreachable(error) ? new UnknownOutcome(error) : error;
  }
  // D1: Postgres answers COMMIT with ROLLBACK, and without an error, when a statement before it had failed.
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back');
};

/** True: everything was taken back, and the connection may be used again. */
const rolledBack = async (client: PoolClient, error: unknown): Promise<boolean> => {
  if (error instanceof UnknownOutcome || isUnreachable(error)) return false;
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    // The connection broke as well; its end takes everything back.
    return false;
  }
};

/** Runs `work` in a transaction on a connection of its own. */
export const inTransaction = async <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let usable = true;
  try {
    // It leaves in one journey with the first statement of the work.
    const [, result] = await Promise.all([client.query('BEGIN'), work(client)]);
    await commit(client);
    return result;
  } catch (error) {
    usable = await rolledBack(client, error);
    throw error;
  } finally {
    client.release(!usable);
  }
};

export type Committed = (events: StoreEvent[], changeId?: string) => void;
