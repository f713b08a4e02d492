import { readFile } from 'node:fs/promises';
import type { ShopLanguage } from './shop-language.ts';

const isWords = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((word) => typeof word === 'string');

/** The words of a page, one file a language. */
export const readWords = async (
  page: 'shop' | 'orders' | 'host',
  lang: ShopLanguage,
): Promise<Record<string, string>> => {
  const name = `${page}.${lang}.json`;
  const words: unknown = JSON.parse(await readFile(new URL(`../pages/${name}`, import.meta.url), 'utf8'));
  if (!isWords(words)) throw new Error(`${name} must hold words only`);
  return words;
};
