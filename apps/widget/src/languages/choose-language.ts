import { en, type Words } from './en.ts';
import { es } from './es.ts';
import { zh } from './zh.ts';

export type Speech = {
  words: Words;
  /** For the server and for Intl. */
  tag: 'zh-CN' | 'en-US' | 'es-MX';
};

const speeches: Record<string, Speech> = {
  zh: { words: zh, tag: 'zh-CN' },
  en: { words: en, tag: 'en-US' },
  es: { words: es, tag: 'es-MX' },
};

/** The first of the wished languages that the widget speaks, else English. */
export const chooseLanguage = (wishes: readonly (string | null)[]): Speech => {
  const codes = wishes.map((wish) => (wish ?? '').toLowerCase().split('-', 1)[0] ?? '');
  const code = codes.find((one) => Object.hasOwn(speeches, one)) ?? 'en';
  return speeches[code] ?? { words: en, tag: 'en-US' };
};
