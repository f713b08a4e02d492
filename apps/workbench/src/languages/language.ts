import type { Language } from '@inlay/protocol/errors.ts';
import { unreachable } from '../model/unreachable.ts';
import type { Words } from './words.ts';

/** Each in its own language: who cannot read the page can still find theirs. */
export const languageNames = {
  'zh-CN': '中文',
  'en-US': 'English',
  'es-MX': 'Español',
} as const satisfies Record<Language, string>;

export const languageList = Object.keys(languageNames) as Language[];

/** `zh-TW`, `es_ES`, `EN` … each to the nearest we have; null: none is near. */
export const nearestLanguage = (tag: string | null | undefined): Language | null =>
  languageList.find((language) => tag?.toLowerCase().startsWith(language.slice(0, 2))) ?? null;

/** The agent's own choice first, then the account's, then the browser's. */
export const chooseLanguage = (wishes: readonly (string | null | undefined)[]): Language =>
  wishes.map(nearestLanguage).find((language) => language !== null) ?? 'en-US';

export const loadWords = async (language: Language): Promise<Words> => {
  switch (language) {
    case 'zh-CN':
      return (await import('./zh.ts')).zh;
    case 'es-MX':
      return (await import('./es.ts')).es;
    case 'en-US':
      return (await import('./en.ts')).en;
    default:
      return unreachable(language);
  }
};
