// `#/agents`: the section that is shown. Whoever has unsaved work is asked before it changes, by whatever way.

export type Ask = (leave: () => void) => void;

export type Router = {
  get(): string;
  subscribe(listener: () => void): () => void;
  go(path: string): void;
  /** Runs at once, or after the question when something is unsaved. */
  leave(run: () => void): void;
  /** Says that something is unsaved; returns the opposite. */
  hold(): () => void;
  isHeld(): boolean;
  /** Who asks the person; one at a time. */
  onAsk(ask: Ask): () => void;
};

export type Place = {
  hash(): string;
  push(hash: string): void;
  /** Back to where we were, without a new step of the history. */
  replace(hash: string): void;
  listen(listener: () => void): () => void;
};

const pathOf = (hash: string): string => hash.replace(/^#\/?/, '').split('?')[0] ?? '';

export const createRouter = (place: Place): Router => {
  let path = pathOf(place.hash());
  let ask: Ask | null = null;
  const holders = new Set<symbol>();
  const listeners = new Set<() => void>();
  const show = (next: string): void => {
    path = next;
    for (const listener of listeners) listener();
  };
  const leave = (run: () => void): void => {
    if (holders.size === 0 || ask === null) return run();
    ask(() => {
      holders.clear();
      run();
    });
  };
  const go = (next: string): void => {
    if (next === path) return;
    leave(() => {
      place.push(`#/${next}`);
      show(next);
    });
  };
  place.listen(() => {
    const next = pathOf(place.hash());
    if (next === path) return;
    // The browser's own way (back, or an edited address): it is there already, so we go back and ask.
    if (holders.size > 0 && ask !== null) {
      place.replace(`#/${path}`);
      go(next);
    } else show(next);
  });
  return {
    get: () => path,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go,
    leave,
    hold: () => {
      const holder = Symbol('unsaved');
      holders.add(holder);
      return () => void holders.delete(holder);
    },
    isHeld: () => holders.size > 0,
    onAsk: (next) => {
      ask = next;
      return () => {
        if (ask === next) ask = null;
      };
    },
  };
};
