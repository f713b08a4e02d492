import type { CallRecord } from './calls-port.ts';
import { recordingsOfCalls } from './recording-record.ts';
import type { RecordingRecord } from './recordings-port.ts';
import type { Db } from './transactions/transaction.ts';

/** Calls with all that a record shows; narrow it with `where`. */
export const selectCalls = (db: Db) =>
  db
    .selectFrom('call')
    .leftJoin('visitor', 'visitor.id', 'call.visitor_id')
    .selectAll('call')
    .select((eb) => [
      'visitor.userid',
      'visitor.nickname',
      eb
        .selectFrom('thread')
        .select('thread.uid')
        .whereRef('thread.visitor_id', '=', 'call.visitor_id')
        .orderBy('thread.id', 'desc')
        .limit(1)
        .as('thread_uid'),
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof selectCalls>['executeTakeFirstOrThrow']>>;

const visitorOf = (row: Row): CallRecord['visitor'] =>
  row.visitor_id === null || row.userid === null
    ? null
    : {
        id: row.visitor_id,
        userid: row.userid,
        nickname: row.nickname ?? '',
        threadUid: row.thread_uid ?? '',
      };

const recordOf = (row: Row, agentIds: number[], recordings: RecordingRecord[]): CallRecord => ({
  id: row.id,
  uid: row.uid,
  deskId: row.desk_id,
  direction: row.direction,
  state: row.state,
  agent: row.agent_id === null ? null : { id: row.agent_id, name: row.agent_name },
  colleague: row.colleague_id === null ? null : { id: row.colleague_id, name: row.colleague_name },
  visitor: visitorOf(row),
  caller: row.caller,
  callee: row.callee,
  orderId: row.order_id,
  params: row.params,
  other: row.other,
  startedAt: row.started_at,
  connectedAt: row.connected_at,
  endedAt: row.ended_at,
  result: row.result,
  hangupCode: row.hangup_code,
  endedBy: row.ended_by,
  charged: row.charged,
  agentIds,
  recordings,
});

export const callRecords = async (db: Db, rows: readonly Row[]): Promise<CallRecord[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const parties = await db
    .selectFrom('call_party')
    .select(['call_id', 'agent_id'])
    .where('call_id', 'in', ids)
    .orderBy('agent_id')
    .execute();
  const recordings = await recordingsOfCalls(db, ids);
  const byCall = Map.groupBy(parties, ({ call_id: callId }) => callId);
  return rows.map((row) =>
    recordOf(
      row,
      (byCall.get(row.id) ?? []).map(({ agent_id: agentId }) => agentId),
      recordings.get(row.id) ?? [],
    ),
  );
};

export const callRecordById = async (db: Db, id: number): Promise<CallRecord> => {
  const row = await selectCalls(db).where('call.id', '=', id).executeTakeFirstOrThrow();
  const [record] = await callRecords(db, [row]);
  if (!record) throw new Error(`call ${id} has no record`);
  return record;
};
