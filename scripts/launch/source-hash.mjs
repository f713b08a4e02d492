import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const ignoredFolders = new Set(['node_modules', 'dist', 'fixtures', 'coverage', '.cache']);
const isTest = (name) => /\.test\.[cm]?[jt]sx?$/.test(name);

/** Every source file below a folder, sorted, without tests and without what was built. */
export const sourceFiles = (folder) => {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ignoredFolders.has(entry.name) ? [] : sourceFiles(path);
    return entry.isFile() && !isTest(entry.name) ? [path] : [];
  });
};

/** One hash over names and contents; renaming, adding and removing a file change it too. */
export const hashFiles = (base, files) => {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${relative(base, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};
