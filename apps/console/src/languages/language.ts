import type { Language } from '@inlay/protocol/errors.ts';
import type { KeyValue } from '@inlay/ui/key-value.ts';
import type { Words } from './words.ts';

/** Each in its own language: who cannot read the page can still find theirs. */
export const languageNames = {
  'zh-CN': '中文',
  'en-US': 'English',
  'es-MX': 'Español',
} as const satisfies Record<Language, string>;

export const languageList = Object.keys(languageNames) as Language[];

const nearest = (tag: unknown): Language | null =>
  typeof tag === 'string'
    ? (languageList.find((language) => tag.toLowerCase().startsWith(language.slice(0, 2))) ?? null)
    : null;

/** What was chosen here or in the workbench first, then the account's, then the browser's. */
export const chooseLanguage = (wishes: readonly unknown[]): Language =>
  wishes.map(nearest).find((language) => language !== null) ?? 'en-US';

const words: Record<Language, () => Promise<Words>> = {
  'zh-CN': async () => (await import('./zh.ts')).zh,
  'en-US': async () => (await import('./en.ts')).en,
  'es-MX': async () => (await import('./es.ts')).es,
};
export const loadWords = (language: Language): Promise<Words> => words[language]();

/** The workbench's preferences: its other fields are left as they are. */
const key = 'inlay.preferences';

const preferences = (storage: KeyValue): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(storage.get(key) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {}; // written by something else
  }
};

export const storedLanguage = (storage: KeyValue): unknown => preferences(storage)['language'];
export const keepLanguage = (storage: KeyValue, language: Language): void =>
  storage.set(key, JSON.stringify({ ...preferences(storage), language }));
