import { assert, nat, property, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { mergeLists, rebase } from './rebase.ts';

const before = { name: 'Desk', color: '#111111', members: [1, 2] };

test('[A5] what only the other changed is taken over, what only I changed stays', () => {
  const now = { ...before, color: '#222222' };
  expect(rebase(before, now, { ...before, name: 'Mine' })).toEqual({
    values: { ...before, name: 'Mine', color: '#222222' },
    theirs: [{ name: 'color', value: '#222222', isContested: false }],
  });
});

test('[A5] where both changed a field, mine stays in the form and theirs is named', () => {
  const now = { ...before, name: 'Theirs' };
  expect(rebase(before, now, { ...before, name: 'Mine' })).toEqual({
    values: { ...before, name: 'Mine' },
    theirs: [{ name: 'name', value: 'Theirs', isContested: true }],
  });
});

test('[A5] the same change of both is no conflict', () => {
  const both = { ...before, name: 'Same' };
  expect(rebase(before, both, both)).toEqual({ values: both, theirs: [] });
});

test('[A5] of lists, what either added is there and what either removed is not', () => {
  expect(mergeLists([1, 2, 3], [1, 3, 4], [2, 3, 5])).toEqual([3, 5, 4]);
  const ids = uniqueArray(nat(9));
  assert(
    property(ids, ids, ids, (was, now, mine) => {
      const merged = mergeLists(was, now, mine);
      expect(new Set(merged).size).toBe(merged.length);
      for (const id of [...was, ...now, ...mine]) {
        const isKept = was.includes(id)
          ? now.includes(id) && mine.includes(id)
          : now.includes(id) || mine.includes(id);
        expect(merged.includes(id)).toBe(isKept);
      }
    }),
  );
});
