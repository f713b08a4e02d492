import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { expect, test } from 'vitest';
import { backOffMs } from './back-off.ts';

test('[D6] attempts are 5 s · 2ⁿ apart, up to an hour, of which at most half is taken off by chance', () => {
  const random = seededRandom(6);
  for (let failed = 1; failed <= 40; failed += 1) {
    const full = Math.min(3_600_000, 5000 * 2 ** (failed - 1));
    for (let n = 0; n < 50; n += 1) {
      const wait = backOffMs(failed, random);
      expect(wait).toBeGreaterThanOrEqual(full / 2);
      expect(wait).toBeLessThanOrEqual(full);
    }
  }
});
