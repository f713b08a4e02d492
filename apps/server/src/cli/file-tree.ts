import { cp, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Its entry in the folder lasts as well as its bytes. */
export const syncPath = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

export type TreeSize = { files: number; bytes: number };

export const treeSize = async (folder: string): Promise<TreeSize> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let [files, bytes] = [0, 0];
  for (const entry of entries.filter((one) => one.isFile())) {
    files += 1;
    bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return { files, bytes };
};

/** Drafts of uploads that are under way (`.part`) are nobody's yet. */
export const copyTree = (from: string, to: string): Promise<void> =>
  cp(from, to, {
    recursive: true,
    errorOnExist: true,
    force: false,
    filter: (path) => !path.endsWith('.part'),
  });
