import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { expect, test } from 'vitest';
import { latestOnly } from './unread-throttle.ts';

const throttled = () => {
  const clock = new ManualClock();
  const passed: number[] = [];
  const line = latestOnly<number>(
    clock,
    100,
    (a, b) => a === b,
    (value) => passed.push(value),
  );
  return { clock, passed, line };
};

test('[W2] the first value at once, then at most one in 100 ms, the last never dropped', () => {
  const { clock, passed, line } = throttled();
  for (let n = 0; n < 1000; n += 1) {
    line.offer(n);
    clock.advance(1);
  }
  // At 0, 100, … 1000 ms.
  expect(passed).toHaveLength(11);
  clock.advance(100);
  expect(passed.at(-1)).toBe(999);
});

test('[W2] the same value is not told twice, not even after a detour', () => {
  const { clock, passed, line } = throttled();
  line.offer(1);
  line.offer(1);
  line.offer(2);
  line.offer(1);
  clock.advance(500);
  line.offer(1);
  expect(passed).toEqual([1]);
});

test('closing forgets what waits', () => {
  const { clock, passed, line } = throttled();
  line.offer(1);
  line.offer(2);
  line.close();
  clock.advance(500);
  expect(passed).toEqual([1]);
});
