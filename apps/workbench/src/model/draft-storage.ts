import type { KeyValue } from '@inlay/ui/key-value.ts';

export type DraftStorage = {
  load(): ReadonlyMap<string, string>;
  save(drafts: ReadonlyMap<string, string>): void;
};

const parse = (text: string | null): [string, string][] => {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    const isPair = (pair: unknown): pair is [string, string] =>
      Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string';
    return Array.isArray(value) ? value.filter(isPair) : [];
  } catch {
    return []; // written by something else: nothing to restore
  }
};

/** Unsent text outlives a reload, per agent. */
export const draftStorage = (storage: KeyValue, agentId: number): DraftStorage => {
  const key = `inlay.drafts.${agentId}`;
  return {
    load: () => new Map(parse(storage.get(key))),
    save: (drafts) => storage.set(key, JSON.stringify([...drafts].slice(-200))),
  };
};
