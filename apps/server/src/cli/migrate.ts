import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { migrate } from '../store/migrate.ts';
import { openConnection } from '../store/sqlite/connection.ts';
import { takeDirectory } from '../store/sqlite/directory-lock.ts';
import type { Config } from '../config.ts';
import { CliFailure, type Command, settingsOf } from './cli.ts';
import { sqliteFile, withPool } from './database.ts';

/** Not beside a running server, which has migrated at its own start. */
const migrateSqlite = (dataDir: string): string[] => {
  mkdirSync(dataDir, { recursive: true });
  const lock = takeDirectory(dataDir);
  try {
    const sqlite = openConnection(sqliteFile(dataDir), { readonly: false });
    try {
      return migrate(sqlite);
    } finally {
      sqlite.close();
    }
  } finally {
    lock.release();
  }
};

/** Beside running servers too: it is done under a lock, and each step is a transaction. */
const migrateShared = (url: string): Promise<string[]> =>
  withPool(url, async (pool) => {
    const { migratePostgres } = await import('../store/postgres/migrate.ts');
    return migratePostgres(pool);
  });

const stepsOf = async ({ dataDir, databaseUrl }: Config): Promise<string[]> => {
  try {
    return databaseUrl === undefined ? migrateSqlite(dataDir) : await migrateShared(databaseUrl);
  } catch (error) {
    throw new CliFailure(error instanceof Error ? error.message : String(error));
  }
};

export const migrateCommand: Command = {
  summary: 'brings the database to this version, or makes it',
  usage: 'inlay migrate',
  run: async (args, cli) => {
    parseArgs({ args, options: {} });
    const steps = await stepsOf(settingsOf(cli));
    await cli.write(steps.length > 0 ? `made: ${steps.join(', ')}\n` : 'up to date\n');
    return 0;
  },
};
