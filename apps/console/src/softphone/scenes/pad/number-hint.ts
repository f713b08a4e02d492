import { cleanDialString, countryOf } from '@inlay/phone/dial-string.ts';
import type { Language } from '@inlay/protocol/errors.ts';
import type { Say } from '../../words/words.ts';

export type NumberHint = { kind: 'empty' | 'plain' | 'bad'; text: string };

/** Two letters to the flag's two code points. */
const flagOf = (country: string): string =>
  String.fromCodePoint(...Array.from(country, (letter) => 0x1f1e6 + (letter.codePointAt(0) ?? 65) - 65));

const shortest = 7;

/** Which country is called, or what is wrong, while it is typed. */
export const numberHint = (typed: string, say: Say, language: Language): NumberHint => {
  const cleaned = cleanDialString(typed);
  if ('fault' in cleaned) {
    if (cleaned.fault === 'empty') return { kind: 'empty', text: '' };
    return { kind: 'bad', text: say(`pad.${cleaned.fault}`) };
  }
  if (cleaned.digits.length < shortest) return { kind: 'plain', text: say('pad.extension') };
  const country = countryOf(cleaned.digits);
  if (country === null) return { kind: 'plain', text: say('pad.unknownCountry') };
  const name = new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
  return { kind: 'plain', text: `${flagOf(country)} ${name}` };
};

/** What a pasted number becomes; what is no number stays as it was pasted, so that it can be mended. */
export const pasted = (text: string): string => {
  const cleaned = cleanDialString(text);
  if ('fault' in cleaned) return text.trim().slice(0, 40);
  return `${cleaned.plus ? '+' : ''}${cleaned.digits}`;
};
