/**
 * JavaScript entry point of the ace commands. The production build replaces this file by one that
 * imports the compiled console directly.
 */
import { fileURLToPath } from 'node:url'
import { reportFailures } from './bin/setup/tool_error.js'
import { endLike, runForOutcome } from './bin/setup/processes.js'
import { findRuntime, isNewEnough, runtimePath } from './bin/setup/runtime.js'

if (isNewEnough()) {
  await import('@poppinss/ts-exec')
  await import('./bin/console.js')
} else {
  await reportFailures(runAgainOnBundledNode)
}

async function runAgainOnBundledNode() {
  const runtime = findRuntime()
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  const env = { ...process.env, PATH: runtimePath(runtime) }
  endLike(await runForOutcome(runtime, args, { env, cwd: process.cwd() }))
}
