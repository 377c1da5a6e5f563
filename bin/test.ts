import { configure, processCLIArgs, run } from '@japa/runner'
import { leaveOnSignal, setTestEnvironment } from '../tests/environment.js'
import { createIgnitor, failStart } from './ignitor.js'

/** Runs the tests on one engine. `npm test` starts it once for each, with private servers. */
await setTestEnvironment()
leaveOnSignal()

createIgnitor()
  .testRunner()
  .configure(async (app) => {
    const { runnerHooks, ...config } = await import('../tests/bootstrap.js')
    processCLIArgs(process.argv.slice(2))
    configure({
      ...app.rcFile.tests,
      ...config,
      setup: runnerHooks.setup,
      teardown: [() => app.terminate(), ...runnerHooks.teardown],
    })
  })
  .run(() => run())
  .catch(failStart)
