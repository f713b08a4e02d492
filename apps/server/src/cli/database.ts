import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import type { Pool } from 'pg';
import { migrations } from '../store/migrations/all.ts';
import type { Schema } from '../store/schema.ts';
import { openConnection } from '../store/sqlite/connection.ts';
import type { Db } from '../store/transactions/transaction.ts';
import type { Config } from '../config.ts';
import { CliFailure } from './cli.ts';

export type Database = {
  db: Db;
  /** One transaction. Beside a running server it takes its turn. */
  inTransaction: <T>(run: (db: Db) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

export const sqliteFile = (dataDir: string): string => join(dataDir, 'inlay.db');

/** What Postgres calls it when there is no such table. */
const undefinedTable = '42P01';

/** Of a version that this code knows, neither older nor newer. */
const assertVersion = (version: number): void => {
  if (version === migrations.length) return;
  const fix = version < migrations.length ? 'run `inlay migrate` first' : 'use the newer Inlay';
  throw new CliFailure(
    `the database is of version ${version}, this command knows ${migrations.length}: ${fix}`,
  );
};

const openSqlite = (dataDir: string): Database => {
  const file = sqliteFile(dataDir);
  if (!existsSync(file))
    throw new CliFailure(`there is no database in ${dataDir}: set INLAY_DATA_DIR, or run \`inlay migrate\``);
  const sqlite = openConnection(file, { readonly: false });
  try {
    assertVersion(Number(sqlite.pragma('user_version', { simple: true })));
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) });
  return {
    db,
    inTransaction: async (run) => {
      // IMMEDIATE: the lock is waited for here, not in the middle.
      sqlite.exec('BEGIN IMMEDIATE');
      try {
        const value = await run(db);
        sqlite.exec('COMMIT');
        return value;
      } catch (error) {
        if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => db.destroy(),
  };
};

/** Told by what fails because of it. */
const quiet = { warn: () => undefined };

export const withPool = async <T>(url: string, work: (pool: Pool) => Promise<T>): Promise<T> => {
  const { openPool } = await import('../store/postgres/connection.ts');
  const pool = openPool(url, quiet);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
};

const openPostgres = async (url: string): Promise<Database> => {
  const { openPool } = await import('../store/postgres/connection.ts');
  const pool = openPool(url, quiet);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { rows } = await pool.query<{ version: number }>('SELECT version FROM schema_version');
    assertVersion(rows[0]?.version ?? 0);
  } catch (error) {
    await db.destroy();
    if ((error as { code?: string }).code !== undefinedTable) throw error;
    throw new CliFailure('the database is empty: run `inlay migrate`, or start the server once');
  }
  return {
    db,
    inTransaction: (run) => db.transaction().execute(run),
    close: () => db.destroy(),
  };
};

/** The server's database, whichever it is; it must be there, and of this version. */
export const openDatabase = async ({
  dataDir,
  databaseUrl,
}: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<Database> =>
  databaseUrl === undefined ? openSqlite(dataDir) : openPostgres(databaseUrl);

/** Opens, works, closes, whatever happens. */
export const withDatabase = async <T>(
  settings: Pick<Config, 'dataDir' | 'databaseUrl'>,
  work: (database: Database) => Promise<T>,
): Promise<T> => {
  const database = await openDatabase(settings);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};
