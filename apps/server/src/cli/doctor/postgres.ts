import type { Finding } from './finding.ts';

/** The host and the database, without user and password. */
export const addressOf = (databaseUrl: string): string => {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  return url ? `${url.host}${url.pathname}` : 'DATABASE_URL';
};

const durable: Readonly<Record<string, readonly string[]>> = {
  synchronous_commit: ['on', 'remote_apply'],
  fsync: ['on'],
  full_page_writes: ['on'],
};

const settingFinding = (name: string, value: string): Finding => {
  if (durable[name]?.includes(value)) return { state: 'ok', what: `Postgres ${name}=${value}` };
  const fix = `ALTER SYSTEM SET ${name} = 'on', then reload: without it a power cut takes acknowledged messages`;
  return { state: 'fail', what: `Postgres ${name}=${value}`, fix };
};

/** D1. */
export const checkPostgres = async (databaseUrl: string): Promise<Finding[]> => {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const fix = 'check DATABASE_URL, the network, and pg_hba.conf';
    return [{ state: 'fail', what: `Postgres at ${addressOf(databaseUrl)} cannot be reached: ${why}`, fix }];
  }
  try {
    const { rows } = await client.query<{ name: string; setting: string }>(
      "SELECT name, setting FROM pg_settings WHERE name IN ('server_version', 'synchronous_commit', 'fsync', 'full_page_writes')",
    );
    const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
    return [
      { state: 'ok', what: `Postgres ${settings.get('server_version') ?? '?'} at ${addressOf(databaseUrl)}` },
      ...Object.keys(durable).map((name) => settingFinding(name, settings.get(name) ?? '?')),
    ];
  } finally {
    await client.end();
  }
};
