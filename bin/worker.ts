import { constants, setPriority } from 'node:os'
import { createIgnitor, failStart } from './ignitor.js'

/** Works jobs and serves no page: `node bin/worker.js`, as many as are wanted. */
async function work() {
  // Whoever answers people on this machine comes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const app = createIgnitor().createApp('console')
  await app.init()
  await app.boot()
  await app.start(async () => {
    // The queue's own timers let a process end; this one is here to stay.
    const stay = setInterval(() => {}, 60_000)
    app.terminating(() => clearInterval(stay))
    const { keepStartingBackground } = await import('#start/background')
    await keepStartingBackground(app)
    // For whoever started us over a channel, as process managers do.
    process.send?.('ready')
  })
}

work().catch(failStart)
