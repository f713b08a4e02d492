import {
  addCallFundsBody,
  callFundsAnswer,
  type CallPolicyRow,
  callPolicySettingsAnswer,
  type ChangeCallPolicyBody,
  changeCallPolicyBody,
} from '@inlay/protocol/admin-http/call-policy.ts';
import { changedAnswer } from '@inlay/protocol/admin-http/desk.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import { accepted } from '../../socket/answer.ts';
import type { CallPolicySettings } from '../../store/calls-port.ts';
import { adminRoute, type AdminRoute } from './admin-routes.ts';
import type { AdminDeps } from './deps.ts';

const rowOf = (policy: CallPolicySettings): CallPolicyRow => ({
  currency: policy.currency,
  countries: policy.countries.map(({ country, pricePerMinute }) => ({
    country,
    price_per_minute: pricePerMinute,
  })),
  blocked: policy.blocked,
  per_number_per_day: policy.perNumberPerDay,
  per_agent_per_day: policy.perAgentPerDay,
  per_desk_per_day: policy.perDeskPerDay,
  trial_per_day: policy.trialPerDay,
  longest_minutes: policy.longestMinutes,
  wrap_up_seconds: policy.wrapUpSeconds,
  recording: policy.recording,
  consent_tone: policy.consentTone,
  recording_days: policy.recordingDays,
  balance: policy.balance,
  reserved: policy.reserved,
  version: policy.version,
});

/** A country or a number twice would leave open which of the two counts. */
const once = <T>(items: readonly T[], keyOf: (item: T) => string, field: string): T[] => {
  if (new Set(items.map(keyOf)).size !== items.length) throw new WireError(400, 'field_twice', { field });
  return items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

const countriesOf = (countries: NonNullable<ChangeCallPolicyBody['countries']>) =>
  once(
    countries.map(({ country, price_per_minute: pricePerMinute }) => ({ country, pricePerMinute })),
    ({ country }) => country,
    'countries',
  );

const blockedOf = (blocked: NonNullable<ChangeCallPolicyBody['blocked']>) =>
  once(
    blocked.map(({ number, note }) => ({ number: number.replace(/^\+/, ''), note: note.trim() })),
    ({ number }) => number,
    'blocked',
  );

type Change = Parameters<AdminDeps['store']['writes']['changeCallPolicy']>[0]['change'];

const given = <T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const changeOf = (body: ChangeCallPolicyBody): Change =>
  given({
    currency: body.currency,
    countries: body.countries && countriesOf(body.countries),
    blocked: body.blocked && blockedOf(body.blocked),
    perNumberPerDay: body.per_number_per_day,
    perAgentPerDay: body.per_agent_per_day,
    perDeskPerDay: body.per_desk_per_day,
    trialPerDay: body.trial_per_day,
    longestMinutes: body.longest_minutes,
    wrapUpSeconds: body.wrap_up_seconds,
    recording: body.recording,
    consentTone: body.consent_tone,
    recordingDays: body.recording_days,
  });

/** P4. */
export const callPolicyRoutes = ({ store }: AdminDeps): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    url: '/call-policy',
    summary: 'Who may be called, how often, for how much; balance, wrap-up, recording',
    answer: callPolicySettingsAnswer,
    run: async ({ deed: { deskId } }) => rowOf(await store.reads.callPolicy(deskId)),
  }),
  adminRoute({
    method: 'PATCH',
    url: '/call-policy',
    summary: 'Change them; lists are replaced as a whole',
    body: changeCallPolicyBody,
    answer: changedAnswer,
    run: async ({ deed, body }) =>
      accepted(
        await store.writes.changeCallPolicy({ ...deed, version: body.version, change: changeOf(body) }),
      ),
  }),
  adminRoute({
    method: 'POST',
    url: '/call-policy/funds',
    summary: 'Add to the balance, or take from what is not reserved',
    body: addCallFundsBody,
    answer: callFundsAnswer,
    run: async ({ deed, body: { amount, note = '' } }) =>
      accepted(await store.writes.addCallFunds({ ...deed, amount, note })),
  }),
];
