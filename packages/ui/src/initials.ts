const cjk = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

const firstSign = (word: string | undefined): string =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word ?? '')][0]?.segment ?? '';

/** One sign of a Chinese, Japanese or Korean name, else the first letters of the first and last word. */
export const initials = (name: string): string => {
  const words = name.split(/[\s@._-]+/).filter((word) => word !== '');
  const [first] = words;
  if (!first) return '?';
  if (cjk.test(first)) return firstSign(first);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return (firstSign(first) + firstSign(last)).toLocaleUpperCase();
};

/** The same hue for the same person everywhere. */
export const hueOf = (id: string): number => {
  let sum = 7;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 360;
  // Neighbouring ids, far apart on the wheel.
  return (sum * 137) % 360;
};
