import { writeFileSync } from 'node:fs'
import type { PluginFn } from '@japa/runner/types'

/** How long the process may take to end by itself once every test is done. */
const GRACE_MS = 15_000

/**
 * Writes the sums to TEST_TOTALS_PATH for `npm test`, which adds up the engines. A plugin rather
 * than a reporter: `--reporters` on the command line would switch a reporter off.
 */
export function totals(path = process.env.TEST_TOTALS_PATH): PluginFn {
  return ({ runner, emitter }) => {
    emitter.on('runner:end', () => {
      const { aggregates, duration } = runner.getSummary()
      const { passed, failed, skipped, todo, regression } = aggregates
      const sums = {
        passed,
        failed,
        skipped: skipped + todo + regression,
        duration,
      }
      if (path) {
        writeFileSync(path, JSON.stringify(sums))
      }
      failWhenLeftRunning()
    })
  }
}

/** An unreferenced timer fires only when something else keeps the process alive. */
function failWhenLeftRunning(): void {
  setTimeout(() => {
    console.error('The tests left something running:', process.getActiveResourcesInfo())
    process.exit(1)
  }, GRACE_MS).unref()
}
