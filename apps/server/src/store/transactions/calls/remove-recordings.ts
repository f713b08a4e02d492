import { chunksOf, recordingRow } from '../../recording-record.ts';
import { type Of, writeAudit } from '../console/deed.ts';
import { type Db, refuse } from '../transaction.ts';

const day = 86_400_000;
/** A page that comes back after this has lost its recording. */
const unfinishedMs = 8 * day;

const markRemoving = (db: Db, recordingId: number) =>
  db.updateTable('call_recording').set({ state: 'removing' }).where('id', '=', recordingId).execute();

export const removeRecording: Of<'removeRecording'> = async (db, input) => {
  const { deskId, recordingId } = input;
  const row = await recordingRow(db, recordingId);
  if (!row || row.desk_id !== deskId) return refuse(404, 'unknown_recording');
  const { uid } = await db
    .selectFrom('call')
    .select('uid')
    .where('id', '=', row.call_id)
    .executeTakeFirstOrThrow();
  await markRemoving(db, recordingId);
  await writeAudit(db, input, {
    action: 'calls.recording-removed',
    target: uid,
    before: { agent: row.agent_name, durationMs: row.duration_ms, size: row.size },
  });
  return { chunks: await chunksOf(db, recordingId) };
};

export const forgetRecording: Of<'forgetRecording'> = async (db, { recordingId }) => {
  await db.deleteFrom('call_recording_chunk').where('recording_id', '=', recordingId).execute();
  const { numDeletedRows } = await db
    .deleteFrom('call_recording')
    .where('id', '=', recordingId)
    .where('state', '=', 'removing')
    .executeTakeFirst();
  return { forgotten: numDeletedRows > 0n };
};

const tooOld = async (db: Db, now: number, limit: number): Promise<number[]> => {
  const rows = await db
    .selectFrom('call_recording')
    .innerJoin('call_policy', 'call_policy.desk_id', 'call_recording.desk_id')
    .select('call_recording.id')
    .where('call_policy.recording_days', '>', 0)
    .where('call_recording.state', '<>', 'removing')
    .where((eb) =>
      eb(
        'call_recording.created_at',
        '<',
        eb(eb.val(now), '-', eb('call_policy.recording_days', '*', eb.val(day))),
      ),
    )
    .orderBy('call_recording.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

/** What never came in whole says so in the record; its pieces are of no use. */
const unfinished = async (db: Db, now: number, limit: number): Promise<number[]> => {
  const rows = await db
    .selectFrom('call_recording')
    .select('id')
    .where('state', '=', 'recording')
    .where('created_at', '<', now - unfinishedMs)
    .orderBy('id')
    .limit(limit)
    .execute();
  for (const { id } of rows)
    await db
      .updateTable('call_recording')
      .set({ state: 'failed', problem: 'lost', size: 0, stored_at: now })
      .where('id', '=', id)
      .execute();
  return rows.map(({ id }) => id);
};

/** Rows whose bytes are to go: marked here, or left by a node that went away in the middle. */
const removing = async (db: Db, limit: number): Promise<number[]> => {
  const rows = await db
    .selectFrom('call_recording')
    .select('id')
    .where('state', '=', 'removing')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

export const sweepRecordings: Of<'sweepRecordings'> = async (db, { now, limit }) => {
  for (const id of await tooOld(db, now, limit)) await markRemoving(db, id);
  const lost = await unfinished(db, now, limit);
  const ids = [...(await removing(db, limit)), ...lost];
  const gone: Awaited<ReturnType<Of<'sweepRecordings'>>>['gone'] = [];
  for (const recordingId of ids) gone.push({ recordingId, chunks: await chunksOf(db, recordingId) });
  return { gone };
};
