import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { anything, id, is, mismatches, number, type Shape, text } from './shape.ts';

const row: Shape = { name: text, 'age?': number, tags: [text], kind: is('a', 1) };

test('what fits has no mismatches, whatever else it carries', () => {
  expect(mismatches(row, { name: 'x', tags: [], kind: 1, more: {} })).toEqual([]);
  expect(mismatches(row, { name: 'x', age: 1, tags: ['t'], kind: 'a' })).toEqual([]);
  expect(mismatches({ a: anything, b: id, c: id }, { a: null, b: 7, c: '7' })).toEqual([]);
});

test('every mismatch is named by its place', () => {
  expect(mismatches(row, { age: '1', tags: [1, 't'], kind: 2 })).toEqual([
    'name is missing',
    'age: expected number, got string "1"',
    'tags[0]: expected string, got number 1',
    'kind: expected "a" or 1, got 2',
  ]);
  expect(mismatches({ list: [row] }, { list: {} })).toEqual(['list: expected array, got {}']);
  expect(mismatches(row, null)).toEqual(['it: expected object, got null']);
  expect(mismatches({ b: id }, { b: '7x' })).toHaveLength(1);
});

test('a field of the prototype is no field', () => {
  expect(mismatches({ toString: anything, constructor: anything }, {})).toEqual([
    'toString is missing',
    'constructor is missing',
  ]);
});

test('any value at all: a list of texts, never a throw', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (value) => {
      for (const problem of mismatches({ a: row, 'b?': [row] }, value)) expect(typeof problem).toBe('string');
    }),
    { numRuns: 2000, seed: 5 },
  );
});
