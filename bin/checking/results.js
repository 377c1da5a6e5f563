/** The shell's codes for SIGINT and SIGTERM. */
const INTERRUPTED = new Set([130, 143])

/**
 * What one run of the suites came to. A run that ended badly although no test failed (a crash, a
 * broken setup, something left running) counts as one failure more.
 */
export function resultOf(name, totals, outcome, duration) {
  const { passed = 0, failed = 0, skipped = 0 } = totals ?? {}
  const problem = problemOf({ passed, failed }, totals, outcome)
  const interrupted = Boolean(outcome.signal) || INTERRUPTED.has(outcome.code)
  return {
    name,
    passed,
    failed: failed + (problem ? 1 : 0),
    skipped,
    duration,
    problem,
    interrupted,
  }
}

/** All runs together. */
export function sumUp(results) {
  const add = (name) => results.reduce((sum, result) => sum + result[name], 0)
  const total = {
    passed: add('passed'),
    failed: add('failed'),
    skipped: add('skipped'),
  }
  return { ...total, ok: total.failed === 0 && total.passed > 0 }
}

/** A line for each engine, and the sum alone on the last line. */
export function closingLines(results) {
  const runs = results.map((result) => {
    const seconds = `${(result.duration / 1000).toFixed(1)} s`
    return `  ${result.name.padEnd(24)}${inWords(result)}  (${seconds})${note(result)}`
  })
  return ['', ...runs, '', inWords(sumUp(results))]
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function note({ problem }) {
  return problem ? `  ${problem}` : ''
}

function problemOf({ passed, failed }, totals, { code, signal }) {
  if (signal) {
    return `ended by ${signal}`
  }
  if (!totals) {
    return `ended with code ${code} before its tests were done`
  }
  if (code !== 0 && failed === 0) {
    return `ended with code ${code} although no test failed`
  }
  return passed + failed === 0 ? 'no test was executed' : undefined
}
