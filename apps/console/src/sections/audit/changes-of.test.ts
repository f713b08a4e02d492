import { expect, test } from 'vitest';
import { changesOf, type NameOf } from './changes-of.ts';

const nameOf: NameOf = (field, value) => (field === 'agent_ids' ? `agent ${value}` : String(value));

test('what was and what is, field by field; what is empty on both sides says nothing', () => {
  const before = { name: 'A', origins: ['https://a.example'], extension: null, empty: [] };
  const after = { name: 'B', origins: [], extension: '1005', enabled: false, empty: '', agent_ids: [1, 2] };
  expect(changesOf({ before, after }, nameOf)).toEqual([
    { name: 'name', before: 'A', after: 'B' },
    { name: 'origins', before: 'https://a.example', after: null },
    { name: 'extension', before: null, after: '1005' },
    { name: 'enabled', before: null, after: 'false' },
    { name: 'agent_ids', before: null, after: 'agent 1, agent 2' },
  ]);
  expect(changesOf({ before: null, after: null }, nameOf)).toEqual([]);
});
