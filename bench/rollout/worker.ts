import { constants, setPriority } from 'node:os'
import { createIgnitor } from '../../bin/ignitor.js'

/** `bin/worker`, which says that it is there as every process of a benchmark does. */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
const app = createIgnitor().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { startBackground } = await import('#start/background')
  await startBackground()
  process.on('message', () => {})
  process.send?.({ url: '' })
})
