import type { RecordingProblem } from '@inlay/protocol/calls-http/recording-row.ts';
import { chunksOf, recordingRow } from '../../recording-record.ts';
import type { RecordingChunk } from '../../recordings-port.ts';
import type { Of } from '../console/deed.ts';
import { type Db, refuse } from '../transaction.ts';
import { findCall, nameOfAgent, tellCall } from './insert-call.ts';
import { policyRow } from './policy-row.ts';

// P8: from the first word that is recorded to the last byte that is stored.

/** A page that is reloaded again and again makes a part each time. */
const mostParts = 50;

const isInCall = async (db: Db, callId: number, agentId: number): Promise<boolean> => {
  const party = await db
    .selectFrom('call_party')
    .select('agent_id')
    .where('call_id', '=', callId)
    .where('agent_id', '=', agentId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return party !== undefined;
};

const partsOf = (db: Db, callId: number) =>
  db.selectFrom('call_recording').select(['agent_id', 'state']).where('call_id', '=', callId).execute();

/** Who was handed the call records it from then on; who has handed it on does not hinder him. */
const otherRecords = async (
  db: Db,
  callId: number,
  agentId: number,
  parts: Awaited<ReturnType<typeof partsOf>>,
): Promise<boolean> => {
  const others = parts.filter((part) => part.state === 'recording' && part.agent_id !== agentId);
  for (const { agent_id: other } of others) if (await isInCall(db, callId, other)) return true;
  return false;
};

export const beginRecording: Of<'beginRecording'> = async (db, input) => {
  const { deskId, agentId, uid, secret, now } = input;
  const policy = await policyRow(db, deskId);
  if (policy.recording !== 1) return { record: 'off' };
  const call = await findCall(db, { deskId, uid });
  if (!call || !(await isInCall(db, call.id, agentId))) return refuse(404, 'unknown_call');
  if (call.state !== 'talking') return refuse(409, 'call_not_talking');
  const parts = await partsOf(db, call.id);
  if (await otherRecords(db, call.id, agentId, parts)) return { record: 'elsewhere' };
  if (parts.length >= mostParts) return refuse(409, 'too_many_recordings', { limit: mostParts });
  const { id } = await db
    .insertInto('call_recording')
    .values({
      desk_id: deskId,
      call_id: call.id,
      agent_id: agentId,
      agent_name: await nameOfAgent(db, agentId),
      secret,
      state: 'recording',
      mime: '',
      size: 0,
      duration_ms: 0,
      problem: null,
      created_at: now,
      stored_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { record: 'here', recordingId: id, consentTone: policy.consent_tone === 1 };
};

type Owned = { recordingId: number; deskId: number; agentId: number };

/** Only by the agent who held that call: to others it does not exist. */
const ownRecording = async (db: Db, { recordingId, deskId, agentId }: Owned) => {
  const row = await recordingRow(db, recordingId);
  return row && row.desk_id === deskId && row.agent_id === agentId ? row : null;
};

const sameChunk = async (db: Db, recordingId: number, number: number) =>
  db
    .selectFrom('call_recording_chunk')
    .select('sha256')
    .where('recording_id', '=', recordingId)
    .where('number', '=', number)
    .executeTakeFirst();

export const addRecordingChunk: Of<'addRecordingChunk'> = async (db, input) => {
  const { recordingId, chunk, mime } = input;
  const row = await ownRecording(db, input);
  if (!row) return refuse(404, 'unknown_recording');
  const there = await sameChunk(db, recordingId, chunk.number);
  if (there) return there.sha256 === chunk.sha256 ? { added: false } : refuse(409, 'recording_chunk_differs');
  if (row.state !== 'recording') return refuse(409, 'recording_ended');
  await db
    .insertInto('call_recording_chunk')
    .values({
      recording_id: recordingId,
      number: chunk.number,
      file_id: chunk.fileId,
      size: chunk.size,
      sha256: chunk.sha256,
      created_at: chunk.createdAt,
    })
    .execute();
  await db
    .updateTable('call_recording')
    .set((eb) => ({ size: eb('size', '+', chunk.size), ...(mime === null ? {} : { mime }) }))
    .where('id', '=', recordingId)
    .execute();
  return { added: true };
};

/** Of chunks that came, all but the last are full: so that none is missing in the middle. */
const isWhole = (chunks: readonly RecordingChunk[], count: number): boolean =>
  chunks.length === count && chunks.every(({ number }, at) => number === at);

export const endRecording: Of<'endRecording'> = async (db, input, emit) => {
  const { recordingId, chunks, durationMs, problem, now } = input;
  const row = await ownRecording(db, input);
  if (!row) return refuse(404, 'unknown_recording');
  if (row.state === 'stored' || row.state === 'failed') return { state: row.state };
  const came = await chunksOf(db, recordingId);
  if (!isWhole(came, chunks))
    return refuse(409, 'recording_incomplete', { count: came.length, wanted: chunks });
  const state = chunks === 0 ? ('failed' as const) : ('stored' as const);
  const why: RecordingProblem | null = problem ?? (chunks === 0 ? 'lost' : null);
  await db
    .updateTable('call_recording')
    .set({ state, duration_ms: durationMs, problem: why, stored_at: now })
    .where('id', '=', recordingId)
    .execute();
  await tellCall(db, emit, row.call_id, 'changed');
  return { state };
};
