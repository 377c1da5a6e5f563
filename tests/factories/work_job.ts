import { once } from 'node:events'
import { createIgnitor } from '../../bin/ignitor.js'

/** Started by `JobProcess`: works a job of a module in a process of its own, once it is told to. */
const [, , name, clinicId, recordId] = process.argv

const app = createIgnitor().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { runJob } = await import('#gateway/job_runner')
  process.send?.('ready')
  await once(process, 'message')
  await runJob({ name, clinicId, recordId })
})
await app.terminate()
process.disconnect()
