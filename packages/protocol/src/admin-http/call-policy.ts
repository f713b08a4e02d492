import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { strict, version } from './fields.ts';

// P4. Money is whole numbers of ten-thousandths of the currency's unit: 15000 is 1.50.

const money = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
const perDay = Type.Union([Type.Integer({ minimum: 1, maximum: 1_000_000 }), Type.Null()], {
  description: 'in 24 hours; null: no limit',
});
const minutes = Type.Integer({ minimum: 1, maximum: 1440 });
const seconds = Type.Integer({ minimum: 0, maximum: 3600 });
const recordingDays = Type.Integer({
  minimum: 0,
  maximum: 3650,
  description: 'recordings older than this are deleted; 0: kept until somebody deletes them',
});
const currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'such as USD' });

const country = Type.Object(
  {
    country: Type.String({
      pattern: '^[A-Z]{2}$|^\\+[0-9]{1,3}$',
      description: 'ISO 3166, such as HK; or +800',
    }),
    price_per_minute: money,
  },
  strict,
);
const blocked = Type.Object(
  {
    number: Type.String({ pattern: '^[+]?[1-9][0-9]{5,14}$', description: 'with country code' }),
    note: Type.String({ maxLength: 200 }),
  },
  strict,
);

const fields = {
  currency,
  countries: Type.Array(country, {
    maxItems: 300,
    description: 'only these can be called; empty: nobody outside',
  }),
  blocked: Type.Array(blocked, { maxItems: 5000 }),
  per_number_per_day: perDay,
  per_agent_per_day: perDay,
  per_desk_per_day: perDay,
  trial_per_day: perDay,
  longest_minutes: minutes,
  wrap_up_seconds: seconds,
  recording: Type.Boolean(),
  consent_tone: Type.Boolean(),
  recording_days: recordingDays,
};

/** GET /api/admin/call-policy */
export const callPolicyRow = Type.Object({
  ...fields,
  balance: Type.Integer(),
  reserved: Type.Integer({ description: 'of the balance, for calls that live' }),
  version,
});
export type CallPolicyRow = Static<typeof callPolicyRow>;
export const callPolicySettingsAnswer = answer(callPolicyRow);

/** PATCH /api/admin/call-policy */
export const changeCallPolicyBody = Type.Object(
  {
    version,
    currency: Type.Optional(currency),
    countries: Type.Optional(fields.countries),
    blocked: Type.Optional(fields.blocked),
    per_number_per_day: Type.Optional(perDay),
    per_agent_per_day: Type.Optional(perDay),
    per_desk_per_day: Type.Optional(perDay),
    trial_per_day: Type.Optional(perDay),
    longest_minutes: Type.Optional(minutes),
    wrap_up_seconds: Type.Optional(seconds),
    recording: Type.Optional(Type.Boolean()),
    consent_tone: Type.Optional(Type.Boolean()),
    recording_days: Type.Optional(recordingDays),
  },
  strict,
);
export type ChangeCallPolicyBody = Static<typeof changeCallPolicyBody>;

/** POST /api/admin/call-policy/funds. Negative: taken back. */
export const addCallFundsBody = Type.Object(
  {
    amount: Type.Integer({ minimum: -1_000_000_000, maximum: 1_000_000_000 }),
    note: Type.Optional(Type.String({ maxLength: 200 })),
  },
  strict,
);
export type AddCallFundsBody = Static<typeof addCallFundsBody>;
export const callFundsAnswer = answer(Type.Object({ balance: Type.Integer() }));
