import Database from 'better-sqlite3';

export type Sqlite = Database.Database;

const oldestSafe = [3, 51, 3];

/** Older versions can lose acknowledged commits when the log is reset. */
const assertVersion = (db: Sqlite): void => {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  const index = oldestSafe.findIndex((part, n) => part !== (parts[n] ?? 0));
  if (index >= 0 && (parts[index] ?? 0) < (oldestSafe[index] ?? 0)) {
    throw new Error(`SQLite ${version} can lose commits; ${oldestSafe.join('.')} or newer is needed`);
  }
};

export const openConnection = (file: string, options: { readonly: boolean }): Sqlite => {
  const db = new Database(file, { readonly: options.readonly });
  assertVersion(db);
  db.pragma('busy_timeout = 5000');
  db.pragma('foreign_keys = ON');
  if (!options.readonly) {
    db.pragma('journal_mode = WAL');
    // The newest part of the indexes stays in memory. Not more: a commit that splits a page looks over all of it.
    db.pragma('cache_size = -16384');
  }
  // D1: the build's default for WAL is NORMAL, which can take back commits after a power cut.
  db.pragma('synchronous = FULL');
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite refused synchronous=FULL');
  return db;
};
