import type { Selectable } from 'kysely';
import type { RecordingChunk, RecordingRecord } from './recordings-port.ts';
import type { Schema } from './schema.ts';
import type { Db } from './transactions/transaction.ts';

type Row = Selectable<Schema['call_recording']>;

const recordOf = (row: Row & { state: RecordingRecord['state'] }): RecordingRecord => ({
  id: row.id,
  deskId: row.desk_id,
  agent: { id: row.agent_id, name: row.agent_name },
  state: row.state,
  mime: row.mime,
  size: row.size,
  durationMs: row.duration_ms,
  problem: row.problem,
  createdAt: row.created_at,
});

const isSeen = (row: Row): row is Row & { state: RecordingRecord['state'] } => row.state !== 'removing';

/** Of these calls, the oldest first. */
export const recordingsOfCalls = async (
  db: Db,
  callIds: readonly number[],
): Promise<Map<number, RecordingRecord[]>> => {
  const rows = await db
    .selectFrom('call_recording')
    .selectAll()
    .where('call_id', 'in', callIds)
    .orderBy('id')
    .execute();
  const byCall = Map.groupBy(rows.filter(isSeen), ({ call_id: callId }) => callId);
  return new Map(Array.from(byCall, ([callId, found]) => [callId, found.map(recordOf)]));
};

export const chunksOf = async (db: Db, recordingId: number): Promise<RecordingChunk[]> => {
  const rows = await db
    .selectFrom('call_recording_chunk')
    .selectAll()
    .where('recording_id', '=', recordingId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    fileId: row.file_id,
    size: row.size,
    sha256: row.sha256,
    createdAt: row.created_at,
  }));
};

export const recordingRow = async (db: Db, recordingId: number) => {
  const row = await db
    .selectFrom('call_recording')
    .selectAll()
    .where('id', '=', recordingId)
    .executeTakeFirst();
  return row && isSeen(row) ? { ...row, record: recordOf(row) } : null;
};
