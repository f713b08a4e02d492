import type { Language } from '@inlay/protocol/errors.ts';
import type { KeyValue } from '@inlay/ui/key-value.ts';
import { createStore, type Store } from './store.ts';

export type SendKey = 'enter' | 'modEnter';

export type Preferences = {
  /** null: the account's, else the browser's. */
  language: Language | null;
  sendKey: SendKey;
  sound: boolean;
};

const key = 'inlay.preferences';

const parse = (text: string | null): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {}; // written by something else
  }
};

const isLanguage = (value: unknown): value is Language =>
  value === 'zh-CN' || value === 'en-US' || value === 'es-MX';

const load = (storage: KeyValue): Preferences => {
  const { language, sendKey, sound } = parse(storage.get(key));
  return {
    language: isLanguage(language) ? language : null,
    sendKey: sendKey === 'modEnter' ? 'modEnter' : 'enter',
    sound: sound !== false,
  };
};

/** What an agent likes, on this browser. */
export const preferencesStore = (storage: KeyValue): Store<Preferences> => {
  const store = createStore(load(storage));
  store.subscribe(() => storage.set(key, JSON.stringify(store.get())));
  return store;
};
