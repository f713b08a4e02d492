export const shopLanguages = ['en', 'zh', 'es'] as const;
export type ShopLanguage = (typeof shopLanguages)[number];

const isShopLanguage = (code: string): code is ShopLanguage =>
  shopLanguages.some((language) => language === code);

/** What the address says, else the first language of the browser that the shop speaks, else English. */
export const shopLanguage = (wish: string | null, acceptLanguage: string): ShopLanguage => {
  const wishes = [wish ?? '', ...acceptLanguage.split(',')].map((text) =>
    text.trim().slice(0, 2).toLowerCase(),
  );
  return wishes.find(isShopLanguage) ?? 'en';
};
