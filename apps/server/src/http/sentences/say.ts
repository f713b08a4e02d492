import type { Language } from '@inlay/protocol/errors.ts';
import { sentence } from '../../i18n/sentence.ts';
import { enUS, type PageSentences } from './en-US.ts';
import { esMX } from './es-MX.ts';
import { zhCN } from './zh-CN.ts';

const own: Readonly<Record<Language, PageSentences>> = { 'zh-CN': zhCN, 'en-US': enUS, 'es-MX': esMX };

const isOwn = (key: string): key is keyof PageSentences => Object.hasOwn(enUS, key);

/** A sentence of a page or of an HTTP answer, in that language. */
export const say = (
  language: Language,
  key: string,
  vars: Readonly<Record<string, string | number>> = {},
): string =>
  isOwn(key)
    ? own[language][key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(vars[name] ?? ''))
    : sentence(language, key, vars);
