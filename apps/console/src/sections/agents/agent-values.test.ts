import { expect, test } from 'vitest';
import { bodyOf, newAgentValues } from './agent-values.ts';

test('empty fields are null on the wire, and fields that were not changed are not sent', () => {
  expect(bodyOf({ ...newAgentValues, email: ' eve@example.com ', name: 'Eve' })).toEqual({
    email: 'eve@example.com',
    name: 'Eve',
    role: 'agent',
    capacity: 5,
    extension: null,
    language: null,
  });
  expect(bodyOf({ extension: '1005' })).toEqual({ extension: '1005' });
});
