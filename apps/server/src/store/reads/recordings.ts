import { chunksOf, recordingRow } from '../recording-record.ts';
import type { KeptRecording, RecordingReads } from '../recordings-port.ts';
import type { Db } from '../transactions/transaction.ts';

const partiesOf = async (db: Db, callId: number): Promise<number[]> => {
  const rows = await db
    .selectFrom('call_party')
    .select('agent_id')
    .where('call_id', '=', callId)
    .orderBy('agent_id')
    .execute();
  return rows.map((row) => row.agent_id);
};

const kept = async (db: Db, recordingId: number): Promise<KeptRecording | null> => {
  const row = await recordingRow(db, recordingId);
  if (!row) return null;
  const call = await db
    .selectFrom('call')
    .select(['uid', 'connected_at', 'ended_at'])
    .where('id', '=', row.call_id)
    .executeTakeFirstOrThrow();
  return {
    ...row.record,
    secret: row.secret,
    call: {
      uid: call.uid,
      agentIds: await partiesOf(db, row.call_id),
      connectedAt: call.connected_at,
      endedAt: call.ended_at,
    },
    chunks: await chunksOf(db, recordingId),
  };
};

export const recordingReads = (db: Db): RecordingReads => ({
  recordingById: (recordingId) => kept(db, recordingId),
  recording: async (deskId, recordingId) => {
    const found = await kept(db, recordingId);
    return found?.deskId === deskId ? found : null;
  },
});
