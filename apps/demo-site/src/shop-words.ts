import { readFile } from 'node:fs/promises';
import type { ShopLanguage } from './shop-language.ts';

const isWords = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((word) => typeof word === 'string');

/** The shop's words, one file a language. */
export const readShopWords = async (lang: ShopLanguage): Promise<Record<string, string>> => {
  const words: unknown = JSON.parse(
    await readFile(new URL(`../pages/shop.${lang}.json`, import.meta.url), 'utf8'),
  );
  if (!isWords(words)) throw new Error(`shop.${lang}.json must hold words only`);
  return words;
};
