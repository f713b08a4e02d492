import type { Insertable } from 'kysely';
import { callRecordById } from '../../call-record.ts';
import type { CallEvents, NewCall } from '../../calls-port.ts';
import type { Schema } from '../../schema.ts';
import type { Db, Emit } from '../transaction.ts';

type CallColumns = Insertable<Schema['call']>;

/** A call that rings no longer than this has been forgotten by its line. */
const longestRingMs = 10 * 60_000;

const visitorWithNumber = async (db: Db, deskId: number, number: string): Promise<number | null> => {
  if (number === '') return null;
  const row = await db
    .selectFrom('visitor')
    .select('id')
    .where('desk_id', '=', deskId)
    .where('mobile', 'in', [number, `+${number}`, `00${number}`])
    .orderBy('active_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
};

type Given = Pick<CallColumns, 'direction' | 'number_key'> & Partial<CallColumns>;

/** Answers the row's id. */
export const insertCall = async (db: Db, call: NewCall, given: Given): Promise<number> => {
  const { id } = await db
    .insertInto('call')
    .values({
      uid: call.uid,
      desk_id: call.deskId,
      line: call.line,
      state: 'ringing',
      agent_id: null,
      agent_name: '',
      colleague_id: null,
      colleague_name: '',
      caller: call.caller,
      callee: call.callee,
      country: '',
      order_id: call.orderId,
      params: call.params,
      other: call.other,
      price_per_minute: 0,
      reserved: 0,
      charged: 0,
      started_at: call.now,
      connected_at: null,
      ends_by: call.now + longestRingMs,
      ended_at: null,
      result: null,
      hangup_code: null,
      ended_by: null,
      ...given,
      visitor_id: given.visitor_id ?? (await visitorWithNumber(db, call.deskId, given.number_key)),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

type Action = Extract<CallEvents, { type: 'call' }>['action'];

export const tellCall = async (db: Db, emit: Emit, callId: number, action: Action): Promise<void> => {
  const call = await callRecordById(db, callId);
  emit({ type: 'call', action, deskId: call.deskId, call });
};

export const findCall = (db: Db, { deskId, uid }: Pick<NewCall, 'deskId' | 'uid'>) =>
  db.selectFrom('call').selectAll().where('desk_id', '=', deskId).where('uid', '=', uid).executeTakeFirst();

export const nameOfAgent = async (db: Db, agentId: number): Promise<string> => {
  const row = await db.selectFrom('agent').select('name').where('id', '=', agentId).executeTakeFirst();
  return row?.name ?? '';
};

/** The agent takes part from now on. */
export const addParty = async (db: Db, callId: number, agentId: number, now: number): Promise<void> => {
  await db
    .insertInto('call_party')
    .values({ call_id: callId, agent_id: agentId, joined_at: now, talked: 0, left_at: null })
    .onConflict((conflict) => conflict.columns(['call_id', 'agent_id']).doUpdateSet({ left_at: null }))
    .execute();
};

export const isVisitorInCall = async (db: Db, deskId: number, visitorId: number): Promise<boolean> => {
  const row = await db
    .selectFrom('call')
    .select('id')
    .where('desk_id', '=', deskId)
    .where('visitor_id', '=', visitorId)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};
