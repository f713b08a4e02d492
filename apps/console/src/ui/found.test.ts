import { expect, test } from 'vitest';
import { found } from './found.ts';

const names = ['José Álvarez jose@example.com', 'Li Wei 李伟', 'Ana Torres'];
const find = (words: string) => found(names, (name) => name, words);

test('every word is found, without case and accents, in any order', () => {
  expect(find('ALVAREZ jose')).toEqual([names[0]]);
  expect(find('伟')).toEqual([names[1]]);
  expect(find('  ')).toEqual(names);
  expect(find('ana wei')).toEqual([]);
  expect(find('.*')).toEqual([]);
});
