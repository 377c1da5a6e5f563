import { createIgnitor } from '../../bin/ignitor.js'

/** Started by the provisioning tests: makes a clinic and is killed right after one step. */
const [, , slug, fatal] = process.argv

const app = createIgnitor().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { provisionClinic } = await import('#clinics/provisioning')
  const { newClinic } = await import('#tests/factories/clinics')
  await provisionClinic(newClinic({ slug }), {
    afterStep: (step) => {
      if (step === fatal) process.kill(process.pid, 'SIGKILL')
    },
  })
})
