import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';

test('only what differs is sent', () => {
  const before = { name: 'a', list: [1, 2], flag: false, nothing: null };
  expect(changedFields(before, { ...before })).toEqual({});
  expect(changedFields(before, { ...before, list: [2, 1], flag: true })).toEqual({
    list: [2, 1],
    flag: true,
  });
});
