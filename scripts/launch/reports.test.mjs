import { expect, test } from 'vitest';
import { countPlaywright, countVitest, describeCounts, judge } from './reports.mjs';

const vitestReport = (more) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...more,
});

test('a vitest report is counted, a file that does not load as one failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  const counts = countVitest(vitestReport({ numPendingTests: 2, testResults: [broken] }));
  expect(counts).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('a playwright report is counted, errors outside of tests as failures', () => {
  const report = {
    stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 1 },
    errors: [{ message: 'no browser' }],
  };
  expect(countPlaywright(report)).toEqual({ passed: 4, failed: 2, skipped: 1 });
});

test('a runner that ran nothing has failed', () => {
  expect(judge({ passed: 0, failed: 0, skipped: 7 }, 0).failed).toBe(1);
});

test('a runner that ended badly without a failed test has failed', () => {
  expect(judge({ passed: 9, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  expect(judge({ passed: 9, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  expect(judge({ passed: 9, failed: 0, skipped: 0 }, 0).failed).toBe(0);
});

test('counts that are zero are not mentioned', () => {
  expect(describeCounts({ passed: 5, failed: 0, skipped: 1 })).toBe('5 passed, 1 skipped');
});
