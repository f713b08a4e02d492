import type { ShopLanguage } from './shop-language.ts';

/** What the shop sells. Names and texts are those of the shop's words: `tinName`, `tinText`. Prices in cents. */
export const catalogue = [
  { id: 'tin', prices: { en: 2400, zh: 16_800, es: 44_900 } },
  { id: 'gaiwan', prices: { en: 3800, zh: 26_800, es: 69_900 } },
  { id: 'kettle', prices: { en: 7900, zh: 55_900, es: 144_900 } },
  { id: 'flask', prices: { en: 4200, zh: 29_800, es: 76_900 } },
  { id: 'pack', prices: { en: 11_800, zh: 82_900, es: 214_900 } },
  { id: 'tent', prices: { en: 32_900, zh: 232_900, es: 599_000 } },
] as const;
export type ProductId = (typeof catalogue)[number]['id'];

export const currencies = { en: 'USD', zh: 'CNY', es: 'MXN' } as const satisfies Record<ShopLanguage, string>;

/** For dates and money. */
export const locales = { en: 'en-US', zh: 'zh-CN', es: 'es-MX' } as const satisfies Record<
  ShopLanguage,
  string
>;

type Product = { id: ProductId; name: string; text: string; price: number };

export const productsIn = (lang: ShopLanguage, words: Readonly<Record<string, string>>): Product[] =>
  catalogue.map(({ id, prices }) => ({
    id,
    name: words[`${id}Name`] ?? id,
    text: words[`${id}Text`] ?? '',
    price: prices[lang],
  }));
