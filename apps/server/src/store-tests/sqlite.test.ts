import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openConnection } from '../store/sqlite/connection.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import { businessPagesContract } from './business-pages-contract.ts';
import { callContract } from './call-contract.ts';
import { consoleContract } from './console-contract.ts';
import { type OpenStore, storeContract } from './contract.ts';
import { recordingsContract } from './recordings-contract.ts';

const log = pino({ level: 'silent' });
const newDirectory = () => mkdtemp(join(tmpdir(), 'inlay-store-'));

const openOne: OpenStore = async () => {
  const dataDir = await newDirectory();
  let store = await openSqliteStore({ dataDir, log });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openSqliteStore({ dataDir, log });
      return store;
    },
    dispose: async () => {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
storeContract(openOne);
consoleContract(openOne);
callContract(openOne);
recordingsContract(openOne);
businessPagesContract(openOne);

test('[D1] every connection runs with synchronous=FULL in WAL mode', async () => {
  const dataDir = await newDirectory();
  const db = openConnection(join(dataDir, 'x.db'), { readonly: false });
  expect([db.pragma('synchronous', { simple: true }), db.pragma('journal_mode', { simple: true })]).toEqual([
    2,
    'wal',
  ]);
  db.close();
  await rm(dataDir, { recursive: true });
});

test('[O1] a second server on the same directory is refused, and one on a newer database too', async () => {
  const dataDir = await newDirectory();
  const store = await openSqliteStore({ dataDir, log });
  await expect(openSqliteStore({ dataDir, log })).rejects.toThrow(/INLAY_DATA_DIR/);
  await store.close();
  const db = new Database(join(dataDir, 'inlay.db'));
  db.pragma('user_version = 99');
  db.close();
  await expect(openSqliteStore({ dataDir, log })).rejects.toThrow(/version 99/);
  await rm(dataDir, { recursive: true });
});
