/** A file that does not even load has no tests to count; it counts as one failure. */
const brokenFiles = (report) =>
  report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;

/** Vitest's JSON report in numbers. */
export const countVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + brokenFiles(report),
  skipped: report.numPendingTests + report.numTodoTests,
});

/** Playwright's JSON report in numbers. Errors outside of any test (a missing browser, a bad file) count too. */
export const countPlaywright = ({ stats, errors }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + errors.length,
  skipped: stats.skipped,
});

/** A runner that ended badly, or ran nothing, has failed, whatever its numbers say. */
export const judge = (counts, status) => {
  const ranNothing = counts.passed + counts.failed === 0;
  const unexplained = status !== 0 && counts.failed === 0;
  return ranNothing || unexplained ? { ...counts, failed: counts.failed + 1 } : counts;
};

/** `12 passed, 1 failed, 3 skipped`; what is zero stays away, except the passed. */
export const describeCounts = ({ passed, failed, skipped }) =>
  [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`]
    .filter(Boolean)
    .join(', ');
