import { Readable } from 'node:stream';
import type { ByteRange, FileStore } from '../../files/file-store.ts';
import type { RecordingChunk } from '../../store/recordings-port.ts';

type Piece = { chunk: RecordingChunk; range: ByteRange };

/** Which bytes of which chunks a range of the whole is. */
const piecesOf = (chunks: readonly RecordingChunk[], { start, end }: ByteRange): Piece[] => {
  let before = 0;
  return chunks.flatMap((chunk) => {
    const first = before;
    before += chunk.size;
    const range = { start: Math.max(0, start - first), end: Math.min(chunk.size - 1, end - first) };
    return range.start <= range.end ? [{ chunk, range }] : [];
  });
};

const bytesOf = async function* (
  files: Pick<FileStore, 'read'>,
  pieces: readonly Piece[],
): AsyncGenerator<Uint8Array> {
  for (const { chunk, range } of pieces) {
    const stream = await files.read({ id: chunk.fileId, createdAt: chunk.createdAt }, range);
    if (!stream) throw new Error(`a chunk of a recording is missing: ${chunk.fileId}`);
    yield* stream as AsyncIterable<Uint8Array>;
  }
};

/** One chunk after another; the whole never stands in memory. */
export const readRecording = (
  files: Pick<FileStore, 'read'>,
  chunks: readonly RecordingChunk[],
  range: ByteRange,
): Readable => Readable.from(bytesOf(files, piecesOf(chunks, range)), { objectMode: false });
