import type { RecordingProblem } from '@inlay/protocol/calls-http/recording-row.ts';
import type { By } from './console-port.ts';
import type { OrRefused } from './refused.ts';

// P8: recordings of calls. Their bytes lie with the files; here is what is known of them.

export type RecordingRecord = {
  id: number;
  deskId: number;
  agent: { id: number; name: string };
  state: 'recording' | 'stored' | 'failed';
  mime: string;
  size: number;
  durationMs: number;
  problem: RecordingProblem | null;
  createdAt: number;
};

export type RecordingChunk = {
  number: number;
  fileId: string;
  size: number;
  sha256: string;
  createdAt: number;
};

/** With what only the server may know. */
export type KeptRecording = RecordingRecord & {
  secret: string;
  call: { uid: string; agentIds: number[]; connectedAt: number | null; endedAt: number | null };
  chunks: RecordingChunk[];
};

type Owned = { recordingId: number; deskId: number; agentId: number; now: number };

export type RecordingBegin =
  | { record: 'here'; recordingId: number; consentTone: boolean }
  | { record: 'elsewhere' | 'off' };

export type RecordingWrites = {
  /** One agent records at a time; refused 404 for a call of others, 409 for one that is not talked in. */
  beginRecording(input: {
    deskId: number;
    agentId: number;
    uid: string;
    secret: string;
    now: number;
  }): Promise<OrRefused<RecordingBegin>>;
  /** Once: the same again is `added: false`; other bytes under the same number are refused 409. */
  addRecordingChunk(
    input: Owned & { chunk: RecordingChunk; mime: string | null },
  ): Promise<OrRefused<{ added: boolean }>>;
  /** Refused 409 while chunks are missing. The second time the answer of the first. */
  endRecording(
    input: Owned & { chunks: number; durationMs: number; problem: RecordingProblem | null },
  ): Promise<OrRefused<{ state: 'stored' | 'failed' }>>;
  /** From now on nobody sees it; the bytes are the caller's to remove. */
  removeRecording(input: {
    deskId: number;
    by: By;
    recordingId: number;
    now: number;
  }): Promise<OrRefused<{ chunks: RecordingChunk[] }>>;
  /** The bytes are gone. */
  forgetRecording(input: { recordingId: number }): Promise<{ forgotten: boolean }>;
  /** Marks what is too old or was never finished, and names all whose bytes are to go; at most so many. */
  sweepRecordings(input: { now: number; limit: number }): Promise<{
    gone: { recordingId: number; chunks: RecordingChunk[] }[];
  }>;
};

export type RecordingReads = {
  recording(deskId: number, recordingId: number): Promise<KeptRecording | null>;
  /** For an address that names no desk. */
  recordingById(recordingId: number): Promise<KeptRecording | null>;
};
