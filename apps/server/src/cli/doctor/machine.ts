import type { Finding } from './finding.ts';

export const checkNode = (version: string): Finding[] => {
  const isNew = Number(version.split('.')[0]) >= 24;
  if (isNew) return [{ state: 'ok', what: `Node ${version}` }];
  return [{ state: 'fail', what: `Node ${version}`, fix: 'use Node 24 or newer; `npm start` brings it' }];
};

const mostSkewMs = 2000;

/** Leases, tokens and signatures are told by the clock; the database's is the one that all nodes share. */
export const checkClock = async (databaseUrl: string | undefined, now: () => number): Promise<Finding[]> => {
  const shown = new Date(now()).toISOString();
  if (now() < Date.UTC(2025, 0, 1))
    return [{ state: 'fail', what: `the clock says ${shown}`, fix: 'set it' }];
  if (databaseUrl === undefined) return [{ state: 'ok', what: `clock ${shown}` }];
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ ms: string }>(
      'SELECT (extract(epoch from clock_timestamp()) * 1000)::bigint AS ms',
    );
    const skew = Math.abs(now() - Number(rows[0]?.ms));
    if (skew <= mostSkewMs) return [{ state: 'ok', what: `clock ${shown}, ${skew} ms from the database's` }];
    const fix = 'let NTP (chrony, systemd-timesyncd) set the clocks of all machines';
    return [{ state: 'fail', what: `the clock is ${skew} ms from the database's`, fix }];
  } finally {
    await client.end();
  }
};
