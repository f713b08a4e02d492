import type { KeyValue } from './key-value.ts';

const key = 'inlay.theme';

type SchemeName = 'light' | 'dark' | 'auto';
const isScheme = (value: string | null): value is SchemeName =>
  value === 'light' || value === 'dark' || value === 'auto';

type SchemeListener = (value: SchemeName) => void;

/** In the shape that Mantine asks for. */
type SchemeManager = {
  get(fallback: SchemeName): SchemeName;
  set(value: SchemeName): void;
  subscribe(listener: SchemeListener): void;
  unsubscribe(): void;
  clear(): void;
};

export type Scheme = { manager: SchemeManager; change: (value: SchemeName) => void };

/**
 * Kept for the next visit, one choice for workbench and console; can be changed from outside of React too, by the page
 * around the workbench.
 */
export const createScheme = (storage: KeyValue): Scheme => {
  let update: SchemeListener | null = null;
  const set = (value: SchemeName) => storage.set(key, value);
  const manager: SchemeManager = {
    get: (fallback) => {
      const value = storage.get(key);
      return isScheme(value) ? value : fallback;
    },
    set,
    subscribe: (listener) => (update = listener),
    unsubscribe: () => (update = null),
    clear: () => storage.remove(key),
  };
  const change = (value: SchemeName) => {
    set(value);
    update?.(value);
  };
  return { manager, change };
};
