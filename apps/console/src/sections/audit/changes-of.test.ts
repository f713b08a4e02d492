import { expect, test } from 'vitest';
import { changesOf } from './changes-of.ts';

const flags = { yes: 'yes', no: 'no' };

test('what was and what is, field by field; what is empty on both sides says nothing', () => {
  const before = { name: 'A', origins: ['https://a.example'], extension: null, empty: [] };
  const after = { name: 'B', origins: [], extension: '1005', enabled: false, empty: '' };
  expect(changesOf({ before, after }, flags)).toEqual([
    { name: 'name', before: 'A', after: 'B' },
    { name: 'origins', before: 'https://a.example', after: null },
    { name: 'extension', before: null, after: '1005' },
    { name: 'enabled', before: null, after: 'no' },
  ]);
  expect(changesOf({ before: null, after: null }, flags)).toEqual([]);
});
