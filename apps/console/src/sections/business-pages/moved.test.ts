import { expect, test } from 'vitest';
import { moved } from './moved.ts';

test.each([
  [1, 1, [2, 1, 3]],
  [3, -1, [1, 3, 2]],
  [1, -1, [1, 2, 3]],
  [3, 1, [1, 2, 3]],
  [9, 1, [1, 2, 3]],
] as const)('[S1] tab %i moved by %i', (id, by, order) => {
  expect(moved([1, 2, 3], id, by)).toEqual(order);
});
