/** Listening to what a frame tells. */
export type Listening<E> = {
  /** Returns the undo. */
  on: <K extends keyof E>(type: K, listener: (data: E[K]) => void) => () => void;
  /** The next one only. Returns the undo. */
  once: <K extends keyof E>(type: K, listener: (data: E[K]) => void) => () => void;
  off: <K extends keyof E>(type: K, listener: (data: E[K]) => void) => void;
};

export type Emitter<E> = Listening<E> & {
  emit: (type: string, data: unknown) => void;
  clear: () => void;
};

type Entry = { listener: (data: never) => void; call: (data: never) => void };

/** A listener that throws stops nobody else; `onError` hears of it. */
export const createEmitter = <E>(onError: (error: unknown) => void): Emitter<E> => {
  const entries = new Map<PropertyKey, Set<Entry>>();

  const add = (type: PropertyKey, entry: Entry): (() => void) => {
    const known = entries.get(type) ?? new Set<Entry>();
    entries.set(type, known.add(entry));
    return () => void known.delete(entry);
  };
  const on: Emitter<E>['on'] = (type, listener) => add(type, { listener, call: listener });
  const once: Emitter<E>['once'] = (type, listener) => {
    const call = (data: never): void => {
      undo();
      listener(data);
    };
    const undo = add(type, { listener, call });
    return undo;
  };
  const off: Emitter<E>['off'] = (type, listener) => {
    const known = entries.get(type);
    known?.forEach((entry) => entry.listener === listener && known.delete(entry));
  };
  const emit: Emitter<E>['emit'] = (type, data) => {
    for (const { call } of Array.from(entries.get(type) ?? [])) {
      try {
        call(data as never);
      } catch (error) {
        onError(error);
      }
    }
  };
  return { on, once, off, emit, clear: () => entries.clear() };
};
