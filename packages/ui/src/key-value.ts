/** Strings that outlive a reload, if the browser lets a framed page keep any. */
export type KeyValue = {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
};

const inMemory = (): KeyValue => {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
  };
};

const tryStorage = (open: () => Storage): Storage | null => {
  try {
    const storage = open();
    storage.setItem('inlay.probe', '1');
    storage.removeItem('inlay.probe');
    return storage;
  } catch {
    return null; // W8: blocked for third parties; the page still works until it is reloaded
  }
};

/** A full disk must not stop anybody from working: what cannot be stored is kept in memory. */
const guarded = (storage: Storage, spare: KeyValue): KeyValue => ({
  get: (key) => spare.get(key) ?? storage.getItem(key),
  set: (key, value) => {
    try {
      storage.setItem(key, value);
      spare.remove(key);
    } catch {
      spare.set(key, value); // quota exceeded
    }
  },
  remove: (key) => {
    spare.remove(key);
    storage.removeItem(key);
  },
});

export const keyValue = (open: () => Storage): KeyValue => {
  const storage = tryStorage(open);
  return storage ? guarded(storage, inMemory()) : inMemory();
};
