import { randomBytes } from 'node:crypto';
import type { UploadAnswer } from '@inlay/protocol/upload-http/upload.ts';
import type { Deps } from '../deps.ts';
import { fileName } from './file-name.ts';
import type { FileStore } from './file-store.ts';
import { type GivenFile, kindOf } from './stored-kind.ts';

/** Nobody can guess it: who has the address may have the file. */
const newFileId = (): string => randomBytes(24).toString('base64url');

/** A10: a file becomes an address of this server. */
export const storeUpload = async (
  { store, clock, files }: Pick<Deps, 'store' | 'clock'> & { files: FileStore },
  { deskId, ...given }: GivenFile & { deskId: number },
): Promise<UploadAnswer['data']> => {
  const { mime, extension, width, height } = await kindOf(given);
  const { name, bytes } = given;
  const record = {
    id: newFileId(),
    name: fileName(name, extension, width > 0 ? 'picture' : 'file'),
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
