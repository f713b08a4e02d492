export type Store<S> = {
  get(): S;
  set(change: Partial<S>): void;
  /** Returns the unsubscribe. */
  subscribe(listener: () => void): () => void;
};

export const createStore = <S extends object>(first: S): Store<S> => {
  let state = first;
  const listeners = new Set<() => void>();
  const differs = (change: Partial<S>): boolean =>
    Object.entries(change).some(([name, value]) => !Object.is(state[name as keyof S], value));
  return {
    get: () => state,
    set: (change) => {
      if (!differs(change)) return;
      state = { ...state, ...change };
      for (const listener of Array.from(listeners)) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
