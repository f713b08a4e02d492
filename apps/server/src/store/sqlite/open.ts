import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import type { Logger } from 'pino';
import type { Store } from '../port.ts';
import { storeReads } from '../reads/all.ts';
import type { Schema } from '../schema.ts';
import { openConnection } from './connection.ts';
import { takeDirectory } from './directory-lock.ts';
import { GroupCommit } from './group-commit.ts';
import { withPreparedStatements } from './prepared.ts';
import { sqliteWrites } from './writes.ts';

/** The default store: one file, one writing thread, reads on a connection of their own (O1). */
export const openSqliteStore = async ({ dataDir, log }: { dataDir: string; log: Logger }): Promise<Store> => {
  mkdirSync(dataDir, { recursive: true });
  const lock = takeDirectory(dataDir);
  const group = await GroupCommit.start(dataDir, log);
  const sqlite = openConnection(join(dataDir, 'inlay.db'), { readonly: true });
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: withPreparedStatements(sqlite) }) });
  return {
    writes: sqliteWrites(group),
    reads: storeReads(db),
    onCommitted: (listener) => group.onEvents(listener),
    onCommit: (listener) => group.onCommit(listener),
    changes: null,
    ready: () => group.drained(),
    healthy: () => group.healthy,
    stats: () => ({ queued: group.queued, commits: group.commits, writes: group.writes }),
    close: async () => {
      await group.close();
      await db.destroy();
      lock.release();
    },
  };
};
