import { callingCodes, northAmerica } from './calling-codes.ts';

export type DialString = { digits: string; plus: boolean } | { fault: 'empty' | 'letters' | 'tooLong' };

const longest = 31;

/** Full-width and Arabic digits come from pasted pages. */
const plainDigits = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

// What people and pages write between the digits, and marks of writing direction that nobody sees.
const ornaments = /[\s().\-/‐‑‒–—−·•\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A pasted or typed number to what can be dialled (P4). `00` before a country code is a `+`. */
export const cleanDialString = (pasted: string): DialString => {
  const text = plainDigits(pasted.slice(0, 200))
    .trim()
    .replace(/^(?:tel|sip|callto):/i, '');
  const bare = text
    .replace(/[@;?].*$/s, '')
    .replaceAll('(0)', '')
    .replaceAll(ornaments, '');
  const [, plus = '', digits = ''] = /^(\+|00)?([0-9*#]*)$/.exec(bare) ?? [];
  if (bare === '' || bare === '+') return { fault: 'empty' };
  if (digits === '') return { fault: 'letters' };
  return digits.length > longest ? { fault: 'tooLong' } : { digits, plus: plus !== '' };
};

type Split = { code: string; country: string; rest: string };

const isWhole = /^[0-9]{7,15}$/;

/** Calling codes have one to three digits, and none begins another. Null for extensions and codes that nobody has. */
const split = (digits: string): Split | null => {
  if (!isWhole.test(digits)) return null;
  for (const length of [1, 2, 3]) {
    const code = digits.slice(0, length);
    const country = callingCodes.get(code);
    if (country !== undefined) return { code, country, rest: digits.slice(length) };
  }
  return null;
};

/** Two letters of the country that is called, for the eye; the server has the last word (P4). */
export const countryOf = (digits: string): string | null => {
  const found = split(digits);
  if (found === null) return null;
  if (found.code === '1') return northAmerica.get(found.rest.slice(0, 3)) ?? found.country;
  // +7 is shared: Kazakhstan has 6 and 7.
  return found.code === '7' && /^[67]/.test(found.rest) ? 'KZ' : found.country;
};

/** Groups of three and four, as people read numbers out. */
const groups: Readonly<Record<number, readonly number[]>> = {
  4: [4],
  5: [5],
  6: [3, 3],
  7: [3, 4],
  8: [4, 4],
  9: [3, 3, 3],
  10: [3, 3, 4],
  11: [3, 4, 4],
  12: [4, 4, 4],
};

const grouped = (rest: string): string => {
  let from = 0;
  const parts = (groups[rest.length] ?? [rest.length]).map((length) => rest.slice(from, (from += length)));
  return parts.join(' ');
};

/** For the eye: `85255551234` is shown as `+852 5555 1234`. Short ones are extensions and stay as they are. */
export const showNumber = (digits: string): string => {
  const found = split(digits);
  return found === null ? digits : `+${found.code} ${grouped(found.rest)}`;
};
