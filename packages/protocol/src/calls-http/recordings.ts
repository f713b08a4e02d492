import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { callName } from './policy.ts';
import { recordingProblem, recordingState } from './recording-row.ts';

// P8: the page that holds the sound of a call records it, and sends it when the call is over.

const strict = { additionalProperties: false };
const id = Type.Integer({ minimum: 1 });

/** POST /api/calls/recordings: this page would record this call. One records at a time. */
export const beginRecordingBody = Type.Object({ call_id: callName }, strict);
export type BeginRecordingBody = Static<typeof beginRecordingBody>;

/** `off`: the desk does not record. `elsewhere`: another agent in this call does. */
export const beginRecordingAnswer = answer(
  Type.Object({
    record: Type.Union([Type.Literal('here'), Type.Literal('elsewhere'), Type.Literal('off')]),
    recording_id: Type.Union([id, Type.Null()], { description: 'with `here`' }),
    consent_tone: Type.Boolean({ description: 'both sides have to hear a tone' }),
    chunk_bytes: Type.Integer({ description: 'the size of each chunk but the last' }),
    most_chunks: Type.Integer(),
  }),
);
export type BeginRecordingData = Static<typeof beginRecordingAnswer>['data'];

/** GET /api/calls/recordings/:id: for the page that sends it: which chunks are safe. */
export const recordingAnswer = answer(
  Type.Object({ recording_id: id, state: recordingState, chunks: Type.Array(Type.Integer()) }),
);

/** POST /api/calls/recordings/:id/end: all chunks were sent; or, with `chunks` 0, why there are none. */
export const endRecordingBody = Type.Object(
  {
    chunks: Type.Integer({ minimum: 0, maximum: 128 }),
    duration_ms: Type.Integer({ minimum: 0, maximum: 86_400_000 }),
    problem: Type.Optional(recordingProblem),
  },
  strict,
);
export type EndRecordingBody = Static<typeof endRecordingBody>;

/** POST /api/calls/recordings/:id/link: an address for a player, which cannot send a header; good for `expires_in` seconds. */
export const recordingLinkAnswer = answer(Type.Object({ url: Type.String(), expires_in: Type.Integer() }));
