import { Pool, type PoolClient, types } from 'pg';
import type { Logger } from 'pino';

/** Ids, times and counts are far below 2^53. */
types.setTypeParser(types.builtins.INT8, Number);

/** D1: what is acknowledged is on the disk of the server, whatever its own default says. */
const settings = [
  'synchronous_commit=on',
  'statement_timeout=15000',
  'idle_in_transaction_session_timeout=15000',
];

/** As many writes and reads as run at a time on one node. */
const connections = 12;

export const openPool = (url: string, log: Pick<Logger, 'warn'>): Pool => {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    application_name: 'inlay',
    options: settings.map((setting) => `-c ${setting}`).join(' '),
  });
  // A connection that breaks is the pool's to replace. Without listeners it would end the process, at work and idle.
  pool.on('error', (error) => log.warn({ err: error }, 'a connection to Postgres broke'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/** Fails with a sentence when the server would acknowledge what is not on its disk. */
export const assertDurable = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')",
  );
  const wrong = rows.filter(({ setting }) => setting === 'off').map(({ name }) => name);
  if (wrong.length > 0)
    throw new Error(`Postgres runs with ${wrong.join(', ')} off and may lose messages: switch it on`);
};

/** Runs `work` on a connection of its own; one on which something failed is not used again. */
export const withClient = async <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let failed = true;
  try {
    const result = await work(client);
    failed = false;
    return result;
  } finally {
    client.release(failed);
  }
};
