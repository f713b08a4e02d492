import type { Deps } from '../../deps.ts';
import type { FileStore } from '../../files/file-store.ts';
import type { RecordingChunk } from '../../store/recordings-port.ts';

/** First the bytes, then the row: a node that goes away in between leaves the row to the sweep. */
export const removeBytes = async (
  { store, files }: Pick<Deps, 'store'> & { files: Pick<FileStore, 'remove'> },
  recordingId: number,
  chunks: readonly RecordingChunk[],
): Promise<void> => {
  for (const { fileId, createdAt } of chunks) await files.remove({ id: fileId, createdAt });
  await store.writes.forgetRecording({ recordingId });
};
