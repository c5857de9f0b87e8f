// counts.mjs FILE...: what vitest and Playwright counted, in the words that tests/run adds up.
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

for (const file of process.argv.slice(2)) {
  const name = basename(file, '.json')
  const { passed, failed, skipped } = existsSync(file) ? counted(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 1, skipped: 0 }
  console.log(`   ${name}  Total: ${passed + failed + skipped}, Errors: 0, Failed: ${failed}, Skipped: ${skipped}`)
}

function counted(report) {
  return report.stats === undefined
    ? { passed: report.numPassedTests, failed: report.numFailedTests + (report.numTotalTests === 0 ? 1 : 0), skipped: report.numPendingTests }
    : { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected + (report.errors?.length ?? 0), skipped: report.stats.skipped }
}
