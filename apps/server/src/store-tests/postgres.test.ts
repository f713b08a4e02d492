import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { openPostgresStore } from '../store/postgres/open.ts';
import { storeContract } from './contract.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

const log = pino({ level: 'silent' });
let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.close());

storeContract(async () => {
  const url = await server.newDatabase();
  let store = await openPostgresStore({ url, log });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openPostgresStore({ url, log });
      return store;
    },
    dispose: () => store.close(),
  };
});
