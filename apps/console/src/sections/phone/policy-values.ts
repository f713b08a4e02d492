import type { CallPolicyRow, ChangeCallPolicyBody } from '@inlay/protocol/admin-http/call-policy.ts';
import type { Say } from '../../languages/use-words.ts';
import { linesOf } from './lines.ts';
import { amountOf, unitsOf } from './money.ts';

/** What a number field holds: empty is a text. */
type Count = number | string;
export type CountryValues = { id: string; country: string; price: Count };

/** As the fields of a form hold it. */
export type PolicyValues = {
  currency: string;
  countries: CountryValues[];
  /** A number a line, a note behind it. */
  blocked: string;
  per_number_per_day: Count;
  per_agent_per_day: Count;
  per_desk_per_day: Count;
  trial_per_day: Count;
  longest_minutes: Count;
  wrap_up_seconds: Count;
  recording: boolean;
  consent_tone: boolean;
  recording_days: Count;
};

export const limits = [
  'per_number_per_day',
  'per_agent_per_day',
  'per_desk_per_day',
  'trial_per_day',
] as const;

const lineOf = ({ number, note }: CallPolicyRow['blocked'][number]): string => `${number} ${note}`.trim();

export const valuesOf = (policy: CallPolicyRow): PolicyValues => ({
  currency: policy.currency,
  countries: policy.countries.map(({ country, price_per_minute: price }) => ({
    id: country,
    country,
    price: unitsOf(price),
  })),
  blocked: policy.blocked.map(lineOf).join('\n'),
  per_number_per_day: policy.per_number_per_day ?? '',
  per_agent_per_day: policy.per_agent_per_day ?? '',
  per_desk_per_day: policy.per_desk_per_day ?? '',
  trial_per_day: policy.trial_per_day ?? '',
  longest_minutes: policy.longest_minutes,
  wrap_up_seconds: policy.wrap_up_seconds,
  recording: policy.recording,
  consent_tone: policy.consent_tone,
  recording_days: policy.recording_days,
});

const blockedIn = (text: string): CallPolicyRow['blocked'] =>
  linesOf(text).map((line) => {
    const [number = '', ...note] = line.split(/\s+/);
    return { number, note: note.join(' ') };
  });

const limitOf = (count: Count): number | null => (count === '' ? null : Number(count));

type Body = Omit<ChangeCallPolicyBody, 'version'>;

/** As the wire wants it. */
export const bodyOf = (values: PolicyValues): Body => ({
  currency: values.currency,
  countries: values.countries.map(({ country, price }) => ({ country, price_per_minute: amountOf(price) })),
  blocked: blockedIn(values.blocked),
  per_number_per_day: limitOf(values.per_number_per_day),
  per_agent_per_day: limitOf(values.per_agent_per_day),
  per_desk_per_day: limitOf(values.per_desk_per_day),
  trial_per_day: limitOf(values.trial_per_day),
  longest_minutes: Number(values.longest_minutes),
  wrap_up_seconds: Number(values.wrap_up_seconds),
  recording: values.recording,
  consent_tone: values.consent_tone,
  recording_days: Number(values.recording_days),
});

const isWhole = (value: Count, least: number, most: number): boolean =>
  value !== '' && Number.isInteger(Number(value)) && Number(value) >= least && Number(value) <= most;

const limitRule = (t: Say) => (value: Count) =>
  value === '' || isWhole(value, 1, 1_000_000) ? null : t('rule.limit');

const wholeRule = (t: Say, least: number, most: number) => (value: Count) =>
  isWhole(value, least, most) ? null : t('rule.whole', { least, most });

const countryRule =
  (t: Say) =>
  (country: string, { countries }: PolicyValues) => {
    if (!/^([A-Z]{2}|\+\d{1,3})$/.test(country)) return t('rule.country');
    return countries.filter((each) => each.country === country).length > 1 ? t('rule.twice') : null;
  };

const priceRule = (t: Say) => (price: Count) => {
  const amount = amountOf(price);
  return amount >= 0 && amount <= 1_000_000_000 ? null : t('rule.price');
};

const isNumber = (text: string): boolean => /^\+?[1-9]\d{5,14}$/.test(text);

const blockedRule = (t: Say) => (text: string) => {
  const wrong = blockedIn(text).findIndex(({ number, note }) => !isNumber(number) || note.length > 200);
  return wrong < 0 ? null : t('rule.blocked', { line: linesOf(text)[wrong]?.slice(0, 40) ?? '' });
};

export const policyRules = (t: Say) => ({
  currency: (value: string) => (/^[A-Z]{3}$/.test(value) ? null : t('rule.currency')),
  countries: { country: countryRule(t), price: priceRule(t) },
  blocked: blockedRule(t),
  per_number_per_day: limitRule(t),
  per_agent_per_day: limitRule(t),
  per_desk_per_day: limitRule(t),
  trial_per_day: limitRule(t),
  longest_minutes: wholeRule(t, 1, 1440),
  wrap_up_seconds: wholeRule(t, 0, 3600),
  recording_days: wholeRule(t, 0, 3650),
});
