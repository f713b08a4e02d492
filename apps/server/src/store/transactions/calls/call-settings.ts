import type { CallPolicySettings } from '../../calls-port.ts';
import type { Schema } from '../../schema.ts';
import { changedMeanwhile, difference, holdDesk, isEmpty, type Of } from '../console/deed.ts';
import { type Db, refuse } from '../transaction.ts';
import { tellDeed } from './tell-deed.ts';
import { keptPolicyRow, policyRow } from './policy-row.ts';

type PolicyRow = Schema['call_policy'];

export const countriesOf = async (db: Db, deskId: number): Promise<CallPolicySettings['countries']> => {
  const rows = await db
    .selectFrom('call_country')
    .selectAll()
    .where('desk_id', '=', deskId)
    .orderBy('country')
    .execute();
  return rows.map((row) => ({ country: row.country, pricePerMinute: row.price_per_minute }));
};

export const blockedOf = async (db: Db, deskId: number): Promise<CallPolicySettings['blocked']> => {
  const rows = await db
    .selectFrom('call_blocked')
    .selectAll()
    .where('desk_id', '=', deskId)
    .orderBy('number')
    .execute();
  return rows.map(({ number, note }) => ({ number, note }));
};

export const policySettings = async (db: Db, deskId: number): Promise<CallPolicySettings> => {
  const row = await policyRow(db, deskId);
  return {
    currency: row.currency,
    balance: row.balance,
    reserved: row.reserved,
    perNumberPerDay: row.per_number_per_day,
    perAgentPerDay: row.per_agent_per_day,
    perDeskPerDay: row.per_desk_per_day,
    trialPerDay: row.trial_per_day,
    longestMinutes: row.longest_minutes,
    wrapUpSeconds: row.wrap_up_seconds,
    recording: row.recording === 1,
    consentTone: row.consent_tone === 1,
    recordingDays: row.recording_days,
    countries: await countriesOf(db, deskId),
    blocked: await blockedOf(db, deskId),
    version: row.version,
  };
};

type Change = Parameters<Of<'changeCallPolicy'>>[1]['change'];

const columnsOf = (change: Change): Partial<PolicyRow> => ({
  ...(change.currency === undefined ? {} : { currency: change.currency }),
  ...(change.perNumberPerDay === undefined ? {} : { per_number_per_day: change.perNumberPerDay }),
  ...(change.perAgentPerDay === undefined ? {} : { per_agent_per_day: change.perAgentPerDay }),
  ...(change.perDeskPerDay === undefined ? {} : { per_desk_per_day: change.perDeskPerDay }),
  ...(change.trialPerDay === undefined ? {} : { trial_per_day: change.trialPerDay }),
  ...(change.longestMinutes === undefined ? {} : { longest_minutes: change.longestMinutes }),
  ...(change.wrapUpSeconds === undefined ? {} : { wrap_up_seconds: change.wrapUpSeconds }),
  ...(change.recording === undefined ? {} : { recording: change.recording ? 1 : 0 }),
  ...(change.consentTone === undefined ? {} : { consent_tone: change.consentTone ? 1 : 0 }),
  ...(change.recordingDays === undefined ? {} : { recording_days: change.recordingDays }),
});

const replaceCountries = async (db: Db, deskId: number, countries: Change['countries']): Promise<void> => {
  if (!countries) return;
  await db.deleteFrom('call_country').where('desk_id', '=', deskId).execute();
  for (const { country, pricePerMinute } of countries)
    await db
      .insertInto('call_country')
      .values({ desk_id: deskId, country, price_per_minute: pricePerMinute })
      .execute();
};

const replaceBlocked = async (
  db: Db,
  deskId: number,
  blocked: Change['blocked'],
  now: number,
): Promise<void> => {
  if (!blocked) return;
  await db.deleteFrom('call_blocked').where('desk_id', '=', deskId).execute();
  for (const { number, note } of blocked)
    await db.insertInto('call_blocked').values({ desk_id: deskId, number, note, created_at: now }).execute();
};

export const changeCallPolicy: Of<'changeCallPolicy'> = async (db, input) => {
  const { deskId, version, change, now } = input;
  await holdDesk(db, deskId);
  const settings = await policySettings(db, deskId);
  if (settings.version !== version) return changedMeanwhile();
  const { before, after } = difference(settings, change);
  if (isEmpty(after)) return { version };
  await keptPolicyRow(db, deskId);
  await db
    .updateTable('call_policy')
    .set({ ...columnsOf(change), version: version + 1 })
    .where('desk_id', '=', deskId)
    .execute();
  await replaceCountries(db, deskId, change.countries);
  await replaceBlocked(db, deskId, change.blocked, now);
  await tellDeed(db, input, { action: 'calls.policy-changed', target: 'calls', before, after });
  return { version: version + 1 };
};

export const addCallFunds: Of<'addCallFunds'> = async (db, input) => {
  const { deskId, amount, note } = input;
  await holdDesk(db, deskId);
  await keptPolicyRow(db, deskId);
  const row = await db
    .updateTable('call_policy')
    .set((eb) => ({ balance: eb('balance', '+', amount) }))
    .where('desk_id', '=', deskId)
    .where((eb) => eb(eb('balance', '+', amount), '>=', eb.ref('reserved')))
    .returning('balance')
    .executeTakeFirst();
  if (!row) return refuse(409, 'call_funds_reserved');
  const told = { before: { balance: row.balance - amount }, after: { balance: row.balance, note } };
  await tellDeed(db, input, { action: 'calls.funds-added', target: 'calls', ...told });
  return { balance: row.balance };
};
