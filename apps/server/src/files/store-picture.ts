import { randomBytes } from 'node:crypto';
import type { UploadAnswer } from '@inlay/protocol/upload-http/upload.ts';
import type { Deps } from '../deps.ts';
import { fileName } from './file-name.ts';
import type { FileStore } from './file-store.ts';
import { inspectPicture } from './picture.ts';

/** Nobody can guess it: who has the address may see the picture. */
const newFileId = (): string => randomBytes(24).toString('base64url');

/** A10: a picture becomes an address of this server. */
export const storePicture = async (
  { store, clock, files }: Pick<Deps, 'store' | 'clock'> & { files: FileStore },
  { deskId, name, bytes }: { deskId: number; name: string; bytes: Uint8Array },
): Promise<UploadAnswer['data']> => {
  const { mime, extension, width, height } = await inspectPicture(bytes);
  const record = {
    id: newFileId(),
    name: fileName(name, extension),
    mime,
    size: bytes.length,
    width,
    height,
  };
  const createdAt = clock.now();
  const key = { id: record.id, createdAt };
  await files.write(key, bytes, mime);
  try {
    await store.writes.createUpload({ ...record, deskId, createdAt });
  } catch (error) {
    await files.remove(key);
    throw error;
  }
  const { id, ...answer } = record;
  return { url: `/files/${id}/${encodeURIComponent(record.name)}`, ...answer };
};
