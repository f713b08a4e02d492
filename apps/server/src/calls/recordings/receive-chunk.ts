import { createHash, randomBytes } from 'node:crypto';
import { WireError } from '@inlay/protocol/errors.ts';
import type { Deps } from '../../deps.ts';
import type { FileStore } from '../../files/file-store.ts';
import { accepted } from '../../socket/answer.ts';
import { chunkBytes, mostChunks } from './limits.ts';
import { soundKind } from './sound-kind.ts';

type Needs = Pick<Deps, 'store' | 'clock'> & { files: Pick<FileStore, 'write' | 'remove'> };
type Given = { deskId: number; agentId: number; recordingId: number; number: number; bytes: Uint8Array };

const badChunk = (): WireError =>
  new WireError(400, 'recording_bad_chunk', { most: mostChunks - 1, bytes: chunkBytes });

/** The first bytes say what it is; the later ones are never looked at. */
const kindOf = ({ number, bytes }: Given): string | null => {
  if (number >= mostChunks || bytes.length === 0 || bytes.length > chunkBytes) throw badChunk();
  if (number > 0) return null;
  const kind = soundKind(bytes);
  if (kind === null) throw new WireError(415, 'recording_not_sound');
  return kind;
};

/** D1: on disk before the answer. The same bytes again change nothing. */
export const receiveChunk = async ({ store, clock, files }: Needs, given: Given): Promise<void> => {
  const { number, bytes, ...owned } = given;
  const mime = kindOf(given);
  const now = clock.now();
  const file = { id: randomBytes(24).toString('base64url'), createdAt: now };
  const chunk = {
    number,
    fileId: file.id,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    createdAt: now,
  };
  await files.write(file, bytes, mime ?? 'application/octet-stream');
  let isKept = false;
  try {
    isKept = accepted(await store.writes.addRecordingChunk({ ...owned, now, chunk, mime })).added;
  } finally {
    if (!isKept) await files.remove(file);
  }
};
