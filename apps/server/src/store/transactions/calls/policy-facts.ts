import type { CallCounts, CallFactsForPolicy } from '@inlay/domain/call-policy.ts';
import type { StoreWrites } from '../../port.ts';
import type { Schema } from '../../schema.ts';
import type { Db } from '../transaction.ts';

type Input = Parameters<StoreWrites['admitCall']>[0];
type PolicyRow = Schema['call_policy'];

const dayMs = 86_400_000;

/** Calls out since then, without those that were denied. */
const recentCalls = (db: Db, { deskId, now }: Input) =>
  db
    .selectFrom('call')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('desk_id', '=', deskId)
    .where('started_at', '>', now - dayMs)
    .where('direction', '=', 1)
    .where('number_key', '<>', '')
    .where((eb) => eb.or([eb('result', 'is', null), eb('result', '<>', 'denied')]));

const countOf = async (query: ReturnType<typeof recentCalls>): Promise<number> =>
  (await query.executeTakeFirstOrThrow()).count;

/** Counts only what has a limit. */
const countsOf = async (db: Db, input: Input, policy: PolicyRow): Promise<CallCounts> => {
  const { target, agentId } = input;
  const number = target.kind === 'outside' ? target.number : '';
  const desk = policy.per_desk_per_day !== null || policy.trial_per_day !== null;
  return {
    toNumber:
      policy.per_number_per_day === null
        ? 0
        : await countOf(recentCalls(db, input).where('number_key', '=', number)),
    ofAgent:
      policy.per_agent_per_day === null
        ? 0
        : await countOf(recentCalls(db, input).where('agent_id', '=', agentId)),
    ofDesk: desk ? await countOf(recentCalls(db, input)) : 0,
  };
};

const priceOf = async (db: Db, { deskId, target }: Input): Promise<number | null> => {
  if (target.kind !== 'outside') return null;
  const row = await db
    .selectFrom('call_country')
    .select('price_per_minute')
    .where('desk_id', '=', deskId)
    .where('country', '=', target.country)
    .executeTakeFirst();
  return row?.price_per_minute ?? null;
};

const isBlocked = async (db: Db, { deskId, target }: Input): Promise<boolean> => {
  if (target.kind !== 'outside') return false;
  const row = await db
    .selectFrom('call_blocked')
    .select('number')
    .where('desk_id', '=', deskId)
    .where('number', '=', target.number)
    .executeTakeFirst();
  return row !== undefined;
};

/** P4: the numbers that an agent may show. */
export const callerNumbersOf = async (db: Db, agentId: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('call_number_agent')
    .innerJoin('call_number', 'call_number.id', 'call_number_agent.number_id')
    .select('number')
    .where('call_number_agent.agent_id', '=', agentId)
    .where('enabled', '=', 1)
    .orderBy('call_number.id')
    .execute();
  return rows.map(({ number }) => number);
};

const mayCall = async (db: Db, { deskId, agentId }: Input): Promise<boolean> => {
  const row = await db
    .selectFrom('agent')
    .select(['enabled', 'extension'])
    .where('id', '=', agentId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
  return row?.enabled === 1 && row.extension !== null;
};

const liveCallsOf = (db: Db, agentId: number) =>
  db
    .selectFrom('call_party')
    .innerJoin('call', 'call.id', 'call_party.call_id')
    .select(['call.order_id'])
    .where('call_party.agent_id', '=', agentId)
    .where('left_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();

const orderIsLive = async (db: Db, { deskId, orderId }: Input): Promise<boolean> => {
  if (orderId === '') return false;
  const row = await db
    .selectFrom('call')
    .select('id')
    .where('desk_id', '=', deskId)
    .where('ended_at', 'is', null)
    .where('order_id', '=', orderId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/** All that P4 asks, read in the transaction that acts on it. */
export const policyFacts = async (db: Db, input: Input, policy: PolicyRow): Promise<CallFactsForPolicy> => {
  const live = await liveCallsOf(db, input.agentId);
  return {
    target: input.target,
    agentMayCall: await mayCall(db, input),
    agentIsFree: live.length === 0 || (live.length === 1 && input.mayConsult),
    orderIsLive: await orderIsLive(db, input),
    wishedCaller: input.wishedCaller,
    callerNumbers: await callerNumbersOf(db, input.agentId),
    random: input.random,
    isBlocked: await isBlocked(db, input),
    pricePerMinute: await priceOf(db, input),
    balance: policy.balance - policy.reserved,
    longestMinutes: policy.longest_minutes,
    limits: {
      perNumberPerDay: policy.per_number_per_day,
      perAgentPerDay: policy.per_agent_per_day,
      perDeskPerDay: policy.per_desk_per_day,
      trialPerDay: policy.trial_per_day,
    },
    counts: await countsOf(db, input, policy),
    hasOutsideLine: input.hasOutsideLine,
  };
};
