/** Texts; what is put together by a function is passed over. */
type Words = Readonly<Record<string, unknown>>;

type Languages = {
  en: Words;
  zh: Words;
  es: Words;
  /** Names, examples and words that are the same in English and Spanish, or in all three. */
  sameOn?: readonly RegExp[];
};

const placeholders = (text: string): string =>
  [...text.matchAll(/\{\{?\s*(\w+)/g)]
    .map(([, name = '']) => name)
    .toSorted()
    .join(' ');

const bare = (text: string): string => text.replaceAll(/\{[^}]*\}+/g, '');

const chinese = /\p{Script=Han}/u;
const letters = /\p{Letter}{2}/u;

const faultOf = (language: string, key: string, english: string, text: unknown, isAllowed: boolean) => {
  if (typeof text !== 'string' || text.trim() === '') return `${language} lacks ${key}`;
  if (placeholders(text) !== placeholders(english)) return `${language} ${key}: other placeholders`;
  if (isAllowed) return null;
  if (text === english) return `${language} ${key} is the English text: ${text}`;
  return language === 'zh' && !chinese.test(text) ? `zh ${key} has no Chinese: ${text}` : null;
};

const faultsOfKey = (key: string, { en, zh, es, sameOn = [] }: Languages): string[] => {
  const english = en[key];
  if (typeof english !== 'string' || english === '') return [];
  const isAllowed = !letters.test(bare(english)) || sameOn.some((pattern) => pattern.test(key));
  return Object.entries({ zh, es })
    .map(([language, words]) => faultOf(language, key, english, words[key], isAllowed))
    .filter((fault) => fault !== null);
};

/** What of three languages is missing, was copied instead of translated, or says other things than the English. */
export const translationFaults = (languages: Languages): string[] => {
  const keys = new Set([languages.en, languages.zh, languages.es].flatMap((words) => Object.keys(words)));
  return [...keys].flatMap((key) =>
    languages.en[key] === undefined ? [`en lacks ${key}`] : faultsOfKey(key, languages),
  );
};
