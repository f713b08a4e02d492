import { type Kysely, PostgresAdapter } from 'kysely';
import type { Schema } from './schema.ts';

/** SQLite has one writer and nothing to lock; on Postgres transactions run side by side. */
export const isPostgres = (db: Kysely<Schema>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter;
