import { openDB, type DBSchema } from 'idb';
import { memoryOutbox, type OutboxStorage, type Outgoing } from './outbox-storage.ts';

type Schema = DBSchema & { outgoing: { key: string; value: Outgoing; indexes: { agentId: number } } };

const open = () =>
  openDB<Schema>('inlay-outbox', 1, {
    upgrade: (db) => {
      db.createObjectStore('outgoing', { keyPath: 'id' }).createIndex('agentId', 'agentId');
    },
  });

const overDatabase = (db: Awaited<ReturnType<typeof open>>): OutboxStorage => ({
  load: async (agentId) => {
    const found = await db.getAllFromIndex('outgoing', 'agentId', agentId);
    return found.sort((a, b) => a.createdAt - b.createdAt);
  },
  put: async (entry) => void (await db.put('outgoing', entry)),
  remove: (id) => db.delete('outgoing', id),
});

/** IndexedDB, or memory where the browser keeps it from framed pages or private windows. */
export const openOutbox = async (): Promise<OutboxStorage> => {
  try {
    return overDatabase(await open());
  } catch {
    return memoryOutbox(); // messages still survive a lost connection, only not a reload
  }
};
