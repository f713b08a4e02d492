export type Store<S> = {
  get(): S;
  update(change: (state: S) => S): void;
  /** Called after each change; returns the unsubscribe. */
  subscribe(listener: () => void): () => void;
};

export const createStore = <S>(first: S): Store<S> => {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    update: (change) => {
      const next = change(state);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
