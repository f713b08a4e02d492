// How questions are cut into terms: Han text into overlapping pairs of characters (words of two characters are the
// commonest, and no dictionary is needed), other text into folded, shortened words.

const stopWords = new Set(
  (
    'a an and are at be can could do does for from get had has have how i if in is it me my not of on or our please should that the there this to ' +
    'us was we what when where which who why will with would you your ' +
    'al como con cual cuando de del donde el ella en es esta este hay la las lo los me mi mis para por que se si son su sus tu un una y yo'
  ).split(' '),
);
/** Characters of asking and of grammar: they cut a run, so that no pair is made across them. */
const hanStops = /[我你您他们想要怎么吗呢的了请问可以是能否如何有和或吧啊给]+/u;

const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Truncation: the first five letters carry the meaning through English and Spanish endings. */
const shorten = (word: string): string =>
  word.length > 5 ? word.slice(0, 5) : word.replace(/(?<=..)s$/, '');

const pairs = (run: string): string[] => {
  const characters = Array.from(run);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
};

export const termsOf = (text: string): string[] => {
  const terms: string[] = [];
  for (const [run] of fold(text).matchAll(
    /\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu,
  )) {
    if (/\p{Script=Han}/u.test(run)) terms.push(...run.split(hanStops).flatMap(pairs));
    else if (!stopWords.has(run)) terms.push(shorten(run));
  }
  return terms;
};
