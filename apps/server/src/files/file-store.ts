import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files lie by month, so that no folder grows for ever. */
export const filePath = (dataDir: string, { id, createdAt }: { id: string; createdAt: number }): string =>
  join(dataDir, 'files', new Date(createdAt).toISOString().slice(0, 7), id);

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

/** D1: the bytes are on disk, under their name, when this settles. */
export const writeDurably = async (path: string, bytes: Uint8Array): Promise<void> => {
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
