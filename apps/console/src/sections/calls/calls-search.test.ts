import { expect, test } from 'vitest';
import { everything, queryOf } from './calls-search.ts';

test('[P8] empty fields look for everything', () => {
  expect(String(queryOf(everything))).toBe('');
});

test('[P8] both days are included, from midnight to midnight where the reader is', () => {
  const query = queryOf({ text: ' +852 1 ', agent: '3', from: '2026-11-20', to: '2026-11-21' });
  expect(query.get('search')).toBe('+852 1');
  expect(query.get('agent_id')).toBe('3');
  expect(new Date(Number(query.get('from')))).toEqual(new Date(2026, 10, 20));
  expect(new Date(Number(query.get('to')))).toEqual(new Date(2026, 10, 22));
});

test('a half-typed day is not asked for', () => {
  expect(String(queryOf({ ...everything, from: '2026-1', to: 'x' }))).toBe('');
});
