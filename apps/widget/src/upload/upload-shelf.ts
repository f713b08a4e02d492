import type { Given } from './upload.ts';

/** Where files wait while they are sent, so that a reload loses none. */
export type UploadShelf = {
  put(id: string, given: Given): void;
  remove(id: string): void;
  /** What pages that are gone have left here; it is this page's now. */
  takeOver(): Promise<{ id: string; given: Given }[]>;
};

/** Where the browser refuses storage: files then live as long as the page. */
export const noShelf: UploadShelf = {
  put: () => undefined,
  remove: () => undefined,
  takeOver: async () => [],
};

const storeName = 'uploads';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('storage failed')));
  });

const openStore = (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName));
  return settled(request);
};

const isGiven = (value: unknown): value is Given => {
  const { file, seconds } = (value ?? {}) as Partial<Record<keyof Given, unknown>>;
  return file instanceof File && (seconds === null || typeof seconds === 'number');
};

type Release = () => void;

/** A page holds a lock for each of its files: what is locked is not taken over by another tab. Null: another has it. */
const hold = (locks: LockManager, name: string): Promise<Release | null> =>
  new Promise((resolve, reject) => {
    const holding = (lock: Lock | null): Promise<void> =>
      new Promise((release) => {
        resolve(lock === null ? null : release);
        if (lock === null) release();
      });
    locks.request(name, { ifAvailable: true }, holding).catch(reject);
  });

/** In IndexedDB. Whatever fails there only costs surviving a reload. */
export const openShelf = (name: string, locks: LockManager): UploadShelf => {
  const held = new Map<string, Release>();
  const database = openStore(name);
  // One after another: a file that is stored at once would else be put here after it was taken away.
  let line: Promise<unknown> = database.catch(() => undefined);
  const inTurn = (work: () => Promise<unknown>): void => {
    line = line.then(work).catch(() => undefined);
  };

  const change = async (run: (store: IDBObjectStore) => IDBRequest): Promise<void> => {
    const store = (await database).transaction(storeName, 'readwrite').objectStore(storeName);
    await settled(run(store));
  };
  const lock = async (id: string): Promise<boolean> => {
    const release = await hold(locks, `${name}:${id}`);
    if (release) held.set(id, release);
    return release !== null;
  };
  const all = async (): Promise<[string[], unknown[]]> => {
    const store = (await database).transaction(storeName).objectStore(storeName);
    return Promise.all([
      settled(store.getAllKeys() as IDBRequest<string[]>),
      settled<unknown[]>(store.getAll()),
    ]);
  };
  const takeOver = async () => {
    const [ids, values] = await all();
    const free: { id: string; given: Given }[] = [];
    for (const [at, id] of ids.entries()) {
      const given = values[at];
      if (isGiven(given) && (await lock(id))) free.push({ id, given });
    }
    return free;
  };
  const remove = async (id: string): Promise<void> => {
    await change((store) => store.delete(id));
    held.get(id)?.();
    held.delete(id);
  };

  return {
    put: (id, given) => inTurn(() => lock(id).then(() => change((store) => store.put(given, id)))),
    remove: (id) => inTurn(() => remove(id)),
    takeOver: () => takeOver().catch(() => []),
  };
};
