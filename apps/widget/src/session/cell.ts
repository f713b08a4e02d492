/** One value that tells when it changes. */
export type Cell<T> = {
  get(): T;
  update(change: (value: T) => T): void;
  subscribe(listener: () => void): () => void;
};

export const createCell = <T>(initial: T): Cell<T> => {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    update: (change) => {
      const next = change(value);
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
