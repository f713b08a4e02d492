import { Kysely, PostgresDialect } from 'kysely';
import type { PoolClient } from 'pg';
import type { Schema } from '../schema.ts';

/** Kysely on a connection that is in the middle of a transaction. */
export const kyselyOver = (client: PoolClient): Kysely<Schema> =>
  new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: {
        connect: async () => ({
          query: client.query.bind(client) as never,
          release: () => undefined,
        }),
        end: async () => undefined,
        options: {},
      },
    }),
  });
