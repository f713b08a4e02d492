import { Client, Pool, types } from 'pg';
import type { Logger } from 'pino';

/** Ids, times and counts are far below 2^53. */
types.setTypeParser(types.builtins.INT8, Number);

/** D1: what is acknowledged is on the disk of the server, whatever its own default says. */
const settings = [
  'synchronous_commit=on',
  'statement_timeout=7000',
  // A node that freezes with locks in its hands loses them before the others give up waiting; awake it tries again.
  'idle_in_transaction_session_timeout=2000',
  // A plan that is kept from when a table was small reads all of it when it is large.
  'plan_cache_mode=force_custom_plan',
];

/** As many writes and reads as run at a time on one node. */
const connections = 12;

const connectTimeoutMs = 4000;
/** A server that is frozen does not even refuse: then the connection is given up. Longer than it takes the server itself. */
const answerTimeoutMs = 8000;

export const openPool = (url: string, log: Pick<Logger, 'warn'>): Pool => {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: answerTimeoutMs,
    // What does not wait for an answer is sent behind one another, in one journey.
    pipeline: true,
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

/** For work that takes as long as it takes: a connection beside the pool, without its deadlines. */
export const withPatientClient = async <T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({
    connectionString: pool.options.connectionString,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: 'inlay',
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
