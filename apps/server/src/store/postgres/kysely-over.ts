import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Schema } from '../schema.ts';
import { storableValue } from './storable.ts';

type AnyQuery = (text: string, values: readonly unknown[]) => Promise<never>;

const clientOf = (client: PoolClient, release: () => void) => {
  const query = client.query.bind(client) as AnyQuery;
  return {
    query: ((text: string, values: readonly unknown[]) => query(text, values.map(storableValue))) as never,
    release,
  };
};

const kyselyOf = (pool: PostgresPool): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });

/** Kysely on a connection that is in the middle of a transaction. */
export const kyselyOver = (client: PoolClient): Kysely<Schema> =>
  kyselyOf({
    connect: async () => clientOf(client, () => undefined),
    end: async () => undefined,
    options: {},
  });

/** Kysely for statements that stand alone. */
export const kyselyOnPool = (pool: Pool): Kysely<Schema> =>
  kyselyOf({
    connect: async () => {
      const client = await pool.connect();
      return clientOf(client, () => client.release());
    },
    end: () => pool.end(),
    options: {},
  });
