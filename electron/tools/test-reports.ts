/**
 * Reads the reports of the two test runners.
 */
export interface Count {
  readonly passed: number
  readonly failed: number
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
  readonly errors: readonly unknown[]
}

/** A file that could not be loaded has no tests, and counts as one that failed. */
export function countVitest(report: unknown): Count {
  const { numPassedTests, numFailedTests, testResults } = report as VitestReport // written by vitest
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

/** A test that passed only when it was repeated has passed; the list says that it was flaky. */
export function countPlaywright(report: unknown): Count {
  const { stats, errors } = report as PlaywrightReport // written by Playwright
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
}
