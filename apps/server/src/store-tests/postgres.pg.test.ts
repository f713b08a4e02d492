import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { openPostgresStore } from '../store/postgres/open.ts';
import { businessPagesContract } from './business-pages-contract.ts';
import { callContract } from './call-contract.ts';
import { consoleContract } from './console-contract.ts';
import { type OpenStore, storeContract } from './contract.ts';
import { recordingsContract } from './recordings-contract.ts';
import { type Databases, openDatabases } from './databases.ts';

const log = pino({ level: 'silent' });
let databases: Databases;

beforeAll(async () => {
  databases = await openDatabases(process.env);
}, 60_000);
afterAll(() => databases.close());

const openOne: OpenStore = async () => {
  const url = await databases.newDatabase();
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
};
storeContract(openOne);
consoleContract(openOne);
callContract(openOne);
recordingsContract(openOne);
businessPagesContract(openOne);
