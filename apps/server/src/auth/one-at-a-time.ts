export type OneAtATime = <T>(key: string, run: () => Promise<T>) => Promise<T>;

/** Runs of the same key follow one another; other keys do not wait. */
export const oneAtATime = (): OneAtATime => {
  const last = new Map<string, Promise<unknown>>();
  return async (key, run) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(run, run);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
};
