import type { Schema } from '../../schema.ts';
import type { Db } from '../transaction.ts';

type PolicyRow = Schema['call_policy'];

/** Of a desk that has set nothing: nobody outside can be called (P4: the allow-list is empty). */
export const usualPolicy = (deskId: number): PolicyRow => ({
  desk_id: deskId,
  currency: 'USD',
  balance: 0,
  reserved: 0,
  per_number_per_day: 10,
  per_agent_per_day: null,
  per_desk_per_day: null,
  trial_per_day: null,
  longest_minutes: 60,
  wrap_up_seconds: 10,
  recording: 0,
  consent_tone: 1,
  recording_days: 0,
  version: 1,
});

export const policyRow = async (db: Db, deskId: number): Promise<PolicyRow> => {
  const row = await db.selectFrom('call_policy').selectAll().where('desk_id', '=', deskId).executeTakeFirst();
  return row ?? usualPolicy(deskId);
};

/** Makes the row that a change needs. */
export const keptPolicyRow = async (db: Db, deskId: number): Promise<PolicyRow> => {
  await db
    .insertInto('call_policy')
    .values(usualPolicy(deskId))
    .onConflict((conflict) => conflict.column('desk_id').doNothing())
    .execute();
  return policyRow(db, deskId);
};
