import type { Client, Pool } from 'pg';
import { migrations } from '../migrations/all.ts';
import { newerDatabase } from '../migrations/newer-database.ts';
import { withPatientClient } from './connection.ts';

/** Any number; the same for every node, so that one of them does it and the others wait. */
const lock = 7_272_001;

const versionOf = async (client: Client): Promise<number> => {
  await client.query('CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)');
  const { rows } = await client.query<{ version: number }>('SELECT version FROM schema_version');
  if (rows[0]) return rows[0].version;
  await client.query('INSERT INTO schema_version (version) VALUES (0)');
  return 0;
};

const takeStep = async (client: Client, statements: readonly string[], version: number): Promise<void> => {
  await client.query('BEGIN');
  for (const statement of statements) await client.query(statement);
  await client.query('UPDATE schema_version SET version = $1', [version]);
  await client.query('COMMIT');
};

/**
 * Brings the database to this version, each step in a transaction of its own. Answers the names of the steps taken. The
 * end of the connection gives the lock back, and takes back a step that failed.
 */
export const migratePostgres = (pool: Pool): Promise<string[]> =>
  withPatientClient(pool, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    const version = await versionOf(client);
    if (version > migrations.length) throw newerDatabase(version);
    const pending = migrations.slice(version);
    for (const [index, { postgres }] of pending.entries())
      await takeStep(client, postgres, version + index + 1);
    return pending.map(({ name }) => name);
  });
