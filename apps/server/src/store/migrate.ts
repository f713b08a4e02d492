import { migrations } from './migrations/all.ts';
import { newerDatabase } from './migrations/newer-database.ts';
import type { Sqlite } from './sqlite/connection.ts';

/** Brings the database to this version, each step in a transaction of its own. Answers the names of the steps taken. */
export const migrate = (db: Sqlite): string[] => {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    throw newerDatabase(version);
  }
  const pending = migrations.slice(version);
  for (const [index, migration] of pending.entries()) {
    db.transaction(() => {
      for (const statement of migration.sqlite) db.exec(statement);
      db.pragma(`user_version = ${version + index + 1}`);
    }).immediate();
  }
  return pending.map(({ name }) => name);
};
