import { expect, test } from 'vitest';
import { backOff } from './back-off.ts';

test('[V1] the pause before a new try grows from half a second to thirty and is spread', () => {
  expect(backOff(0, () => 0)).toBe(500);
  expect(backOff(0, () => 1)).toBe(1000);
  expect(backOff(3, () => 0)).toBe(4000);
  expect(backOff(5, () => 1)).toBe(30_000);
  expect(backOff(5000, () => 0)).toBe(15_000);
});
