import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * One server a data directory. The lock is SQLite's own on a file beside the database, held for life: the system lets
 * go of it when the process dies, however it dies.
 */
export const takeDirectory = (dataDir: string): { release: () => void } => {
  const db = new Database(join(dataDir, 'inlay.lock'), { timeout: 0 });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    throw new Error(
      `another Inlay server uses ${dataDir}: stop it, or set INLAY_DATA_DIR to another directory`,
      { cause },
    );
  }
  return { release: () => db.close() };
};
