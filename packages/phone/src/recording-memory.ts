import type { KeptRecording, RecordingArchive } from './recording-port.ts';

/** For pages that may not store anything: what is not sent is lost with the page. */
export const memoryArchive = (): RecordingArchive => {
  const all = new Map<number, { kept: KeptRecording; pieces: Blob[] }>();
  const held = new Set<number>();
  const change = (recordingId: number, values: Partial<KeptRecording>): void => {
    const found = all.get(recordingId);
    if (found) found.kept = { ...found.kept, ...values };
  };
  return {
    begin: async (kept) => void all.set(kept.recordingId, { kept, pieces: [] }),
    add: async (recordingId, piece, durationMs) => {
      all.get(recordingId)?.pieces.push(piece);
      change(recordingId, { durationMs });
    },
    finish: async (recordingId, end) => change(recordingId, { ...end, finished: true }),
    all: async () => Array.from(all.values(), ({ kept }) => kept),
    bytesOf: async (recordingId) => new Blob(all.get(recordingId)?.pieces ?? []),
    drop: async (recordingId) => void all.delete(recordingId),
    alone: async (recordingId, run) => {
      if (held.has(recordingId)) return false;
      held.add(recordingId);
      try {
        await run();
      } finally {
        held.delete(recordingId);
      }
      return true;
    },
  };
};
