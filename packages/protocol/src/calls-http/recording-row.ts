import Type, { type Static } from 'typebox';
import { unixMillis } from '../ids.ts';

/** Why there is less on a recording than was talked, or nothing. */
export const recordingProblem = Type.Union([
  Type.Literal('unsupported', { description: 'the browser cannot record' }),
  Type.Literal('sound', { description: 'its sound system refused or stopped' }),
  Type.Literal('storage', { description: 'the pieces could not be kept' }),
  Type.Literal('interrupted', { description: 'the page went away in the call: what it had is there' }),
  Type.Literal('too_long', { description: 'the longest recording was reached' }),
  Type.Literal('lost', { description: 'it never arrived in whole' }),
]);
export type RecordingProblem = Static<typeof recordingProblem>;

export const recordingState = Type.Union([
  Type.Literal('recording'),
  Type.Literal('stored'),
  Type.Literal('failed'),
]);

/** P8: one part of a call's recording: another begins when its page was reloaded, or another agent took the call over. */
export const callRecordingRow = Type.Object({
  recording_id: Type.Integer(),
  state: recordingState,
  agent: Type.Object({ customer_id: Type.Integer(), customer_name: Type.String() }),
  started_at: unixMillis,
  duration_ms: Type.Integer({ description: 'of sound; time on hold is left out' }),
  size: Type.Integer({ description: 'bytes' }),
  problem: Type.Union([recordingProblem, Type.Null()]),
});
export type CallRecordingRow = Static<typeof callRecordingRow>;
