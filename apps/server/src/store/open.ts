import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Store } from './port.ts';
import { openSqliteStore } from './sqlite/open.ts';

/** O1, O2: one file in the data directory, or the database that DATABASE_URL names. */
export const openStore = async (
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  log: Logger,
): Promise<Store> => {
  if (databaseUrl === undefined) return openSqliteStore({ dataDir, log });
  const { openPostgresStore } = await import('./postgres/open.ts');
  return openPostgresStore({ url: databaseUrl, log });
};
