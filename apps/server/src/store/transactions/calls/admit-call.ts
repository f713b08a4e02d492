import { type CallDecision, decideCall } from '@inlay/domain/call-policy.ts';
import type { Admission } from '../../calls-port.ts';
import { policyFacts } from './policy-facts.ts';
import { addParty, findCall, insertCall, nameOfAgent, tellCall } from './insert-call.ts';
import { occupy } from './occupancy.ts';
import { keptPolicyRow, policyRow } from './policy-row.ts';
import { type Of, writeAudit } from '../console/deed.ts';
import type { Db, Emit } from '../transaction.ts';
import type { StoreWrites } from '../../port.ts';

type Input = Parameters<StoreWrites['admitCall']>[0];
type Denied = Extract<CallDecision, { allow: false }>;
type Allowed = Extract<CallDecision, { allow: true }>;

const minute = 60_000;
/** Ringing, and the clocks of two machines. */
const slackMs = 3 * minute;

const columnsOf = (input: Input, agentName: string) => ({
  direction: 1 as const,
  agent_id: input.agentId,
  agent_name: agentName,
  number_key: input.target.kind === 'outside' ? input.target.number : '',
  country: input.target.kind === 'outside' ? input.target.country : '',
});

/** P4: every denial leaves a record and a row of the audit log. */
const deny = async (db: Db, emit: Emit, input: Input, { code, why }: Denied): Promise<Admission> => {
  const name = await nameOfAgent(db, input.agentId);
  const callId = await insertCall(db, input, {
    ...columnsOf(input, name),
    state: 'ended',
    ended_at: input.now,
    result: code === null ? 'busy' : 'denied',
    hangup_code: code,
    ended_by: 'server',
  });
  await db
    .insertInto('call_party')
    .values({ call_id: callId, agent_id: input.agentId, joined_at: input.now, talked: 0, left_at: input.now })
    .execute();
  const by = { agentId: input.agentId, agentName: name };
  await writeAudit(
    db,
    { deskId: input.deskId, by, now: input.now },
    {
      action: 'call.denied',
      target: input.callee,
      after: { code, why, order_id: input.orderId, caller: input.wishedCaller },
    },
  );
  await tellCall(db, emit, callId, 'ended');
  return { allow: false, code, why };
};

const reserve = async (db: Db, { deskId }: Input, amount: number): Promise<void> => {
  if (amount === 0) return;
  await keptPolicyRow(db, deskId);
  await db
    .updateTable('call_policy')
    .set((eb) => ({ reserved: eb('reserved', '+', amount) }))
    .where('desk_id', '=', deskId)
    .execute();
};

const allow = async (
  db: Db,
  emit: Emit,
  input: Input,
  { caller, reserve: amount, minutes }: Allowed,
  pricePerMinute: number,
): Promise<Admission> => {
  await reserve(db, input, amount);
  const endsBy = input.now + minutes * minute + slackMs;
  const callId = await insertCall(db, input, {
    ...columnsOf(input, await nameOfAgent(db, input.agentId)),
    ...(caller === '' ? {} : { caller }),
    price_per_minute: pricePerMinute,
    reserved: amount,
    ends_by: endsBy,
  });
  await addParty(db, callId, input.agentId, input.now);
  await occupy(db, emit, input.agentId);
  await tellCall(db, emit, callId, 'started');
  return { allow: true, caller, endsBy, minutes };
};

/** The SIP server asks again when its answer was lost: it gets the same one, and nothing is paid twice. */
const answered = async (db: Db, input: Input): Promise<Admission | null> => {
  const known = await findCall(db, input);
  if (!known) return null;
  const isOurs = known.agent_id === input.agentId && known.callee === input.callee;
  if (!isOurs || (known.ended_at !== null && known.result !== 'denied'))
    return { allow: false, code: 801, why: 'busy' };
  if (known.result === 'denied') return { allow: false, code: known.hangup_code, why: 'number' };
  const endsBy = known.ends_by ?? input.now;
  return {
    allow: true,
    caller: known.caller === input.caller ? '' : known.caller,
    endsBy,
    minutes: Math.max(1, Math.round((endsBy - known.started_at - slackMs) / minute)),
  };
};

export const admitCall: Of<'admitCall'> = async (db, input, emit) => {
  const again = await answered(db, input);
  if (again) return again;
  const policy = await policyRow(db, input.deskId);
  const facts = await policyFacts(db, input, policy);
  const decision = decideCall(facts);
  return decision.allow
    ? allow(db, emit, input, decision, facts.pricePerMinute ?? 0)
    : deny(db, emit, input, decision);
};
