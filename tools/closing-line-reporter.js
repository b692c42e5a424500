// Prints one plain closing line that scripts read: "N passed, N failed, N skipped".
export default class ClosingLineReporter {
  onTestRunEnd(testModules, unhandledErrors) {
    const totals = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of testModules) {
      let failed = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        totals[state === 'passed' || state === 'failed' ? state : 'skipped'] += 1;
        if (state === 'failed') failed += 1;
      }
      // A file that does not load, or whose preparation fails, has no failed test, and must not pass unseen.
      if (failed === 0 && !module.ok()) totals.failed += 1;
    }
    process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
  }
}
