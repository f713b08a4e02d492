import { AsYouType } from 'libphonenumber-js/min';

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

/** For the eye: `8525551234` is shown as `+852 555 1234`. Short ones are extensions and stay as they are. */
export const showNumber = (digits: string): string => {
  if (!/^[0-9]{7,15}$/.test(digits)) return digits;
  const shown = new AsYouType().input(`+${digits}`);
  return shown.replaceAll(/\D/g, '') === digits ? shown : digits;
};
