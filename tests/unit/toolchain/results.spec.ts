import { test } from '@japa/runner'
import { importScript } from './scripts.js'

interface Result {
  passed: number
  failed: number
  interrupted?: boolean
}

interface Results {
  resultOf(engine: string, totals: object | undefined, outcome: object, duration: number): Result
  sumUp(results: Result[]): { ok: boolean; passed: number; failed: number; skipped: number }
  closingLines(results: Result[]): string[]
}

const ENDED_WELL = { code: 0, signal: null }

test.group('Toolchain | results of the tests', () => {
  test('the last line sums up the engines', async ({ assert }) => {
    const { resultOf, sumUp, closingLines } = await scripts()
    const runs = [
      resultOf('sqlite', { passed: 3, failed: 0, skipped: 1 }, ENDED_WELL, 1200),
      resultOf('mysql', { passed: 4, failed: 0, skipped: 0 }, ENDED_WELL, 900),
    ]
    assert.equal(closingLines(runs).at(-1), '7 passed, 0 failed, 1 skipped')
    assert.isTrue(sumUp(runs).ok)
  })

  test('skipped tests are not mentioned when there are none', async ({ assert }) => {
    const { resultOf, closingLines } = await scripts()
    const run = resultOf('sqlite', { passed: 3, failed: 1, skipped: 0 }, { code: 1 }, 10)
    assert.equal(closingLines([run]).at(-1), '3 passed, 1 failed')
  })

  test('a run that was interrupted is the last one', async ({ assert }) => {
    const { resultOf } = await scripts()
    assert.isTrue(resultOf('sqlite', undefined, { code: 143, signal: null }, 10).interrupted)
    assert.isFalse(resultOf('sqlite', { passed: 1, failed: 1 }, { code: 1 }, 10).interrupted)
  })

  test('a run fails with {reason}')
    .with([
      { reason: 'a crash', totals: undefined, outcome: { code: 1 } },
      { reason: 'a signal', totals: undefined, outcome: { code: null, signal: 'SIGTERM' } },
      { reason: 'a bad exit code alone', totals: { passed: 2, failed: 0 }, outcome: { code: 1 } },
      { reason: 'no test executed', totals: { passed: 0, failed: 0 }, outcome: { code: 0 } },
    ])
    .run(async ({ assert }, { totals, outcome }) => {
      const { resultOf, sumUp } = await scripts()
      const run = resultOf('mysql', totals, outcome, 10)
      assert.equal(run.failed, 1)
      assert.isFalse(sumUp([{ passed: 5, failed: 0 }, run]).ok)
    })
})

function scripts() {
  return importScript<Results>('checking/results.js')
}
