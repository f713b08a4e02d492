import type { Clock } from '@inlay/client/clock.ts';
import { isTransient, RequestRefused } from '@inlay/client/refused.ts';
import type { KeptRecording, RecordingArchive, RecordingServer } from './recording-port.ts';
import { sendAgainMs, waitOf } from './recording-times.ts';

type Deps = {
  archive: RecordingArchive;
  server: RecordingServer;
  clock: Clock;
  agentId: number;
  /** The server will never take it: why, in its words. It is gone. */
  onRefused: (message: string) => void;
  onTrouble: (error: unknown) => void;
};

export type RecordingSender = {
  /** Something is finished, the line is back, or the page was opened. */
  look(): void;
  close(): void;
};

const slices = function* (bytes: Blob, size: number): Generator<[number: number, slice: Blob]> {
  for (let number = 0; number * size < bytes.size; number += 1)
    yield [number, bytes.slice(number * size, (number + 1) * size)];
};

const sendOne = async ({ archive, server }: Deps, kept: KeptRecording): Promise<void> => {
  const { recordingId, chunkBytes, durationMs, finished } = kept;
  const bytes = await archive.bytesOf(recordingId);
  const stored = new Set(bytes.size > 0 ? await server.chunksOf(recordingId) : []);
  for (const [number, slice] of slices(bytes, chunkBytes))
    if (!stored.has(number)) await server.sendChunk(recordingId, number, slice);
  const problem = finished ? kept.problem : 'interrupted';
  await server.end(recordingId, { chunks: Math.ceil(bytes.size / chunkBytes), durationMs, problem });
  await archive.drop(recordingId);
};

/** 401: after the next sign-in; 409: looked at once more, because another tab may have been there. */
const isFinal = (error: unknown): error is RequestRefused =>
  error instanceof RequestRefused && !isTransient(error) && [400, 404, 409, 413, 415].includes(error.code);

/** P8: sends what is kept, one after another, until the server has acknowledged the last byte. */
export const createRecordingSender = (deps: Deps): RecordingSender => {
  const { archive, clock, agentId } = deps;
  const now = { attempt: 0, running: false, again: false, closed: false };
  let cancel = (): void => undefined;

  const settle = async (kept: KeptRecording): Promise<void> => {
    try {
      await sendOne(deps, kept);
    } catch (error) {
      if (!isFinal(error)) throw error;
      await archive.drop(kept.recordingId);
      deps.onRefused(error.message);
    }
  };
  const sendAll = async (): Promise<void> => {
    for (const kept of await archive.all())
      if (kept.agentId === agentId && !now.closed) await archive.alone(kept.recordingId, () => settle(kept));
  };
  const later = (error: unknown): void => {
    if (!isTransient(error) && !(error instanceof RequestRefused)) deps.onTrouble(error);
    if (!now.closed) cancel = clock.after(waitOf(sendAgainMs, now.attempt), look);
    now.attempt += 1;
  };
  const run = async (): Promise<void> => {
    try {
      while (now.again && !now.closed) {
        now.again = false;
        await sendAll();
        now.attempt = 0;
      }
    } catch (error) {
      later(error);
    } finally {
      now.running = false;
    }
  };
  const look = (): void => {
    cancel();
    now.again = true;
    if (now.running || now.closed) return;
    now.running = true;
    void run();
  };
  return {
    look,
    close: () => {
      now.closed = true;
      cancel();
    },
  };
};
