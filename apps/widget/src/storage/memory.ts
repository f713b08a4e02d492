/** What is kept from page to page, under names of one desk. */
export type Memory = {
  get(name: string): string | null;
  set(name: string, value: string): void;
  remove(name: string): void;
  names(): string[];
};

const keepInPage = (): Memory => {
  const values = new Map<string, string>();
  return {
    get: (name) => values.get(name) ?? null,
    set: (name, value) => void values.set(name, value),
    remove: (name) => void values.delete(name),
    names: () => [...values.keys()],
  };
};

/** Browsers refuse storage in frames of other sites, in private windows, when it is full: then the page's own life has
 *  to do. Each call falls back by itself, because storage can be refused at any time. */
export const openMemory = (storage: () => Storage, prefix: string): Memory => {
  const fallback = keepInPage();
  const attempt = <T>(run: (storage: Storage) => T, instead: () => T): T => {
    try {
      return run(storage());
    } catch {
      return instead();
    }
  };
  return {
    get: (name) =>
      fallback.get(name) ??
      attempt(
        (kept) => kept.getItem(prefix + name),
        () => null,
      ),
    set: (name, value) =>
      attempt(
        (kept) => kept.setItem(prefix + name, value),
        () => fallback.set(name, value),
      ),
    remove: (name) => {
      fallback.remove(name);
      attempt(
        (kept) => kept.removeItem(prefix + name),
        () => undefined,
      );
    },
    names: () => {
      const kept = attempt(
        (all) => Object.keys(all),
        (): string[] => [],
      );
      const own = kept.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
      return [...new Set([...own, ...fallback.names()])];
    },
  };
};
