import type Database from 'better-sqlite3';
import type { Sqlite } from './connection.ts';

/** Lists of values make ever new texts; the oldest are given up. */
const most = 300;

/**
 * The connection as Kysely sees it: each text is parsed once. Kysely reads a statement to its end before it lets
 * anybody else in, so one statement can serve again.
 */
export const withPreparedStatements = (db: Sqlite): Pick<Sqlite, 'prepare' | 'close'> => {
  const known = new Map<string, Database.Statement>();
  const prepare = (text: string): Database.Statement => {
    const statement = known.get(text) ?? db.prepare(text);
    known.delete(text);
    known.set(text, statement);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return statement;
  };
  return { prepare: prepare as Sqlite['prepare'], close: () => db.close() };
};
