import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FileStore, pathOf } from './file-store.ts';

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

/** D1: the bytes are on disk, under their name, when this settles. */
const writeDurably = async (path: string, bytes: Uint8Array): Promise<void> => {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const draft = `${path}.part`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(draft, path);
  // The month's folder may be new: its own entry has to last too.
  for (const folderPath of [folder, dirname(folder)]) await syncFolder(folderPath);
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** O1: beside the database. */
export const diskFiles = (dataDir: string): FileStore => {
  const full = (key: Parameters<typeof pathOf>[0]): string => join(dataDir, 'files', pathOf(key));
  return {
    write: (key, bytes) => writeDurably(full(key), bytes),
    read: async (key, range) => {
      try {
        return (await open(full(key), 'r')).createReadStream(range);
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    remove: (key) => rm(full(key), { force: true }),
    close: async () => undefined,
  };
};
