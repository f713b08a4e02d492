import { expect, test } from 'vitest';
import type { Say } from '../../languages/use-words.ts';
import { bodyOf, policyRules, valuesOf } from './policy-values.ts';

const policy = {
  currency: 'USD',
  countries: [{ country: 'HK', price_per_minute: 123 }],
  blocked: [
    { number: '85291234567', note: 'asked us not to' },
    { number: '525512345678', note: '' },
  ],
  per_number_per_day: 3,
  per_agent_per_day: null,
  per_desk_per_day: null,
  trial_per_day: 10,
  longest_minutes: 60,
  wrap_up_seconds: 0,
  recording: true,
  consent_tone: false,
  recording_days: 90,
};
const row = { ...policy, balance: 0, reserved: 0, version: 4 };

test('[P4] the policy goes through the form unchanged: money, limits, numbers that are blocked', () => {
  expect(bodyOf(valuesOf(row))).toEqual(policy);
});

test('[P4] what the server would refuse is said while one types', () => {
  const say: Say = (key) => key;
  const rules = policyRules(say);
  const values = valuesOf(row);
  const twice = { ...values, countries: [...values.countries, ...values.countries] };
  expect(rules.countries.country('HK', values)).toBeNull();
  expect(rules.countries.country('HK', twice)).toBe('rule.twice');
  expect(rules.countries.country('Hong Kong', values)).toBe('rule.country');
  expect(rules.countries.country('+800', values)).toBeNull();
  expect([rules.countries.price(0), rules.countries.price(''), rules.countries.price(-1)]).toEqual([
    null,
    'rule.price',
    'rule.price',
  ]);
  expect(rules.blocked('+85291234567 a note\n\n 525512345678')).toBeNull();
  expect(rules.blocked('85291234567\n<b>12</b>')).toBe('rule.blocked');
  expect([rules.trial_per_day(''), rules.trial_per_day(0), rules.trial_per_day(2.5)]).toEqual([
    null,
    'rule.limit',
    'rule.limit',
  ]);
  expect([rules.wrap_up_seconds(0), rules.longest_minutes('')]).toEqual([null, 'rule.whole']);
});
