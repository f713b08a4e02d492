import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { callErrors, configErrors } from '@inlay/protocol/staff-sdk/error-codes.ts';

const docs = readFileSync(new URL('../../../docs/error-codes.md', import.meta.url), 'utf8');
const [, ofConfig = '', ofCalls = ''] = docs.split(/^## /m);

const rows = (section: string): Record<string, number> =>
  Object.fromEntries(
    Array.from(section.matchAll(/^\| (\d+) \| `(\w+)` \|/gm), ([, code, reason]) => [reason, Number(code)]),
  );
const codes = (table: Readonly<Record<string, { code: number }>>): Record<string, number> =>
  Object.fromEntries(Object.entries(table).map(([reason, { code }]) => [reason, code]));

test('[S4] the documented codes are the codes', () => {
  expect(rows(ofConfig)).toEqual(codes(configErrors));
  expect(rows(ofCalls)).toEqual(codes(callErrors));
});

test('[S3] no two reasons of a failed config share a code', () => {
  const all = Object.values(configErrors).map(({ code }) => code);
  expect(new Set(all).size).toBe(all.length);
});
