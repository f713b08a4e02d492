import type { RecordingProblem } from '@inlay/protocol/calls-http/recording-row.ts';

/** What of a connection a recorder needs: both directions. */
export type CallSound = Pick<RTCPeerConnection, 'getSenders' | 'getReceivers'>;

export type TakeEvents = {
  /** About each second; in their order. */
  onPiece: (piece: Blob) => void;
  /** It has stopped by itself; what was given before is good. */
  onTrouble: (problem: RecordingProblem) => void;
};

/** One recording under way. Nothing here throws, whatever becomes of the sound system. */
export type RecordingTake = {
  readonly mime: string;
  /** The call goes on over this connection (P7: a reload or a transfer at the other end). */
  follow(sound: CallSound): void;
  /** What the other side must not hear is not recorded either. */
  setMuted(on: boolean): void;
  /** While somebody is on hold. */
  setPaused(on: boolean): void;
  /** The tone, to both sides and into the recording. */
  beep(): void;
  /** After the last piece. The call sounds as if nothing had been. Idempotent. */
  stop(): Promise<void>;
};

/** The sound system of the page; a fake in tests. Rejects with a RecordingFailed. */
export type Recorder = (
  sound: CallSound,
  options: { tone: boolean; muted: boolean },
  events: TakeEvents,
) => Promise<RecordingTake>;

export class RecordingFailed extends Error {
  readonly problem: RecordingProblem;

  constructor(problem: RecordingProblem, cause?: unknown) {
    super(`a call is not recorded: ${problem}`, { cause });
    this.name = 'RecordingFailed';
    this.problem = problem;
  }
}

export type KeptRecording = {
  recordingId: number;
  /** Whose it is: on a shared computer each sends his own. */
  agentId: number;
  chunkBytes: number;
  durationMs: number;
  /** False while it grows, or when its page went away. */
  finished: boolean;
  problem: RecordingProblem | null;
};

/** Keeps what is not sent yet, also while no page is open. */
export type RecordingArchive = {
  begin(recording: KeptRecording): Promise<void>;
  /** Answers how many bytes there are by now. */
  add(recordingId: number, piece: Blob, durationMs: number): Promise<void>;
  finish(recordingId: number, end: Pick<KeptRecording, 'durationMs' | 'problem'>): Promise<void>;
  all(): Promise<KeptRecording[]>;
  bytesOf(recordingId: number): Promise<Blob>;
  drop(recordingId: number): Promise<void>;
  /** One page at a time; false: another has it, or is still recording it. */
  alone(recordingId: number, run: () => Promise<void>): Promise<boolean>;
};

export type RecordingBegun =
  | { record: 'here'; recordingId: number; consentTone: boolean; chunkBytes: number; mostChunks: number }
  | { record: 'elsewhere' | 'off' };

/** The server. Rejects with RequestRefused, or with anything else when it cannot be reached. */
export type RecordingServer = {
  begin(callId: string): Promise<RecordingBegun>;
  chunksOf(recordingId: number): Promise<readonly number[]>;
  sendChunk(recordingId: number, number: number, bytes: Blob): Promise<void>;
  end(
    recordingId: number,
    end: { chunks: number; durationMs: number; problem: RecordingProblem | null },
  ): Promise<void>;
};
