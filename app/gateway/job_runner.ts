import logger from '@adonisjs/core/services/logger'
import { Access } from '#entitlements/access'
import type { QueuedJob } from '#queue/queue'
import { directory } from '#tenancy/clinic_directory'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'

/** Works a module's job inside its clinic, with the release that the clinic runs. */
export async function runJob({ name, clinicId, recordId }: QueuedJob): Promise<void> {
  const [key, job] = name.split('.')
  const clinic = await directory.byId(clinicId)
  if (!clinic?.isActive) {
    return logger.info({ job: name, clinicId }, 'left out: the clinic is closed')
  }
  const verdict = (await Access.of(clinic)).verdict(key)
  const load = verdict.isOn ? verdict.release.contract.jobs?.[job] : undefined
  if (!load) return logger.info({ job: name, clinicId }, 'left out: the module is off')
  const { default: handler } = await load()
  await enterClinic(clinic, PLATFORM, () => handler(recordId))
}
