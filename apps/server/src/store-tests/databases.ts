import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { type PostgresServer, startPostgres } from '@inlay/testkit/postgres-server.ts';

/** Databases for tests that do nothing to the server itself. */
export type Databases = Pick<PostgresServer, 'newDatabase' | 'close'>;

const execute = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** On a server that stays: what was made is dropped in the end. */
const databasesOn = (url: string): Databases => {
  const names: string[] = [];
  return {
    newDatabase: async () => {
      const name = `inlay_test_${randomBytes(6).toString('hex')}`;
      await execute(url, `CREATE DATABASE ${name}`);
      names.push(name);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    close: async () => {
      for (const name of names.splice(0)) await execute(url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
};

/** On the server that INLAY_TEST_POSTGRES_URL names, else on one of the test's own. */
export const openDatabases = async (
  env: Readonly<Record<string, string | undefined>>,
): Promise<Databases> => {
  const url = env['INLAY_TEST_POSTGRES_URL'];
  return url === undefined || url === '' ? startPostgres() : databasesOn(url);
};
