import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wireHashes, wireVersionHash } from './wire-hashes.ts';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

test('the wire has not changed by accident', () => {
  const known = JSON.parse(read('wire-hashes.json')) as Record<string, string>;
  const now = wireHashes();
  const changed = [...new Set([...Object.keys(known), ...Object.keys(now)])].filter(
    (name) => known[name] !== now[name],
  );
  expect(
    changed,
    'if it is meant: node packages/protocol/src/write-wire-hashes.ts, then WIRE-CHANGES.md',
  ).toEqual([]);
});

test('the change is told', () => {
  expect(read('WIRE-CHANGES.md')).toContain(wireVersionHash());
});
