import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashFiles, sourceFiles } from './source-hash.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inlay-hash-'));
  writeFileSync(join(folder, 'one.ts'), 'export {};');
});

afterEach(() => rmSync(folder, { recursive: true }));

const hash = () => hashFiles(folder, sourceFiles(folder));

test('the hash changes with a content, a new file and a new name', () => {
  const seen = new Set([hash()]);
  writeFileSync(join(folder, 'one.ts'), 'export const one = 1;');
  seen.add(hash());
  writeFileSync(join(folder, 'two.ts'), '');
  seen.add(hash());
  renameSync(join(folder, 'two.ts'), join(folder, 'three.ts'));
  seen.add(hash());
  expect(seen.size).toBe(4);
});

test('tests and built files do not change the hash', () => {
  const before = hash();
  writeFileSync(join(folder, 'one.test.ts'), 'test');
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'one.js'), 'built');
  expect(hash()).toBe(before);
});

test('a folder that does not exist has no files', () => {
  expect(sourceFiles(join(folder, 'nowhere'))).toEqual([]);
});
