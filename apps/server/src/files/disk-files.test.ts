import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileStoreContract } from './contract.ts';
import { diskFiles } from './disk-files.ts';

const newDir = () => mkdtemp(join(tmpdir(), 'inlay-files-'));

fileStoreContract('disk', async () => {
  const dir = await newDir();
  return { files: diskFiles(dir), close: () => rm(dir, { recursive: true, force: true }) };
});

test('[A10] files lie by month under the data directory', async () => {
  const dir = await newDir();
  const key = { id: 'C'.repeat(32), createdAt: Date.UTC(2026, 1, 1) };
  await diskFiles(dir).write(key, Buffer.from('x'), 'image/png');
  expect(await readdir(join(dir, 'files', '2026-02'))).toEqual([key.id]);
  await rm(dir, { recursive: true, force: true });
});
