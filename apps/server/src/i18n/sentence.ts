import type { Language } from '@inlay/protocol/errors.ts';
import { type Catalogue, enUS, type SentenceKey } from './en-US.ts';
import { esMX } from './es-MX.ts';
import { zhCN } from './zh-CN.ts';

const catalogues: Readonly<Record<Language, Catalogue>> = { 'zh-CN': zhCN, 'en-US': enUS, 'es-MX': esMX };

const isKey = (key: string): key is SentenceKey => Object.hasOwn(enUS, key);

/** The sentence in that language; a key that no catalogue knows comes back as it is, so that nothing is hidden. */
export const sentence = (
  language: Language,
  key: string,
  vars: Readonly<Record<string, string | number>> = {},
): string =>
  isKey(key)
    ? catalogues[language][key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(vars[name] ?? ''))
    : key;

/** The first language we have of an Accept-Language header or a language tag; English otherwise. */
export const pickLanguage = (wanted: string | null | undefined): Language => {
  for (const tag of (wanted ?? '').toLowerCase().split(',')) {
    const primary = tag.trim().slice(0, 2);
    if (primary === 'zh') return 'zh-CN';
    if (primary === 'es') return 'es-MX';
    if (primary === 'en') return 'en-US';
  }
  return 'en-US';
};
