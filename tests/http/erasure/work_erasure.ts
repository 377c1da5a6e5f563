import { once } from 'node:events'
import { createIgnitor } from '../../../bin/ignitor.js'

/** Started by the erasure tests: works an erasure in a process of its own, once it is told to. */
const [, , clinicId, erasureId] = process.argv

const app = createIgnitor().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { default: Clinic } = await import('#tenancy/clinic')
  const { enterClinic, PLATFORM } = await import('#tenancy/enter_clinic')
  const { default: erase } = await import('../../../modules/patients/jobs/erase_patient.js')
  const clinic = await Clinic.findOrFail(clinicId)
  process.send?.('ready')
  await once(process, 'message')
  await enterClinic(clinic, PLATFORM, () => erase(erasureId))
})
await app.terminate()
process.disconnect()
