import logger from '@adonisjs/core/services/logger'
import { TryLaterError } from '@medtrack/sdk'
import { Access } from '#entitlements/access'
import { runPlatformJob } from '#gateway/platform_jobs'
import type { QueuedJob } from '#queue/queue'
import { NotNowError } from '#queue/queue'
import Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'

/**
 * Works a module's job inside its clinic, with the release that the clinic runs. Where the clinic is
 * closed or read-only, or the module off, nothing is done and the job waits: an import that a suspension broke off
 * goes on when the clinic is open again.
 *
 * @throws NotNowError, or whatever the job throws
 */
export async function runJob({ name, clinicId, recordId }: QueuedJob): Promise<void> {
  if (clinicId === null) {
    if (await runPlatformJob(name, recordId)) return
    throw new NotNowError('this process does not know it')
  }
  const clinic = await directory.byId(clinicId)
  if (!clinic && (await isGone(clinicId))) {
    return logger.info({ job: name, clinicId }, 'left out: the clinic is gone')
  }
  if (!clinic?.isActive) throw new NotNowError('its clinic is closed')
  if (clinic.readOnlyReason) throw new NotNowError('its clinic is read-only')
  const load = await jobOf(name, clinic)
  if (!load) throw new NotNowError('its module is off')
  const { default: handler } = await load()
  await enterClinic(clinic, PLATFORM, () => orLater(handler(recordId)))
}

/** What a job itself puts off waits like one whose clinic is closed: it counts as no failure. */
async function orLater(work: Promise<void>) {
  try {
    await work
  } catch (error) {
    if (!(error instanceof TryLaterError)) throw error
    throw new NotNowError(error.message)
  }
}

async function jobOf(name: string, clinic: Clinic) {
  const [key, job] = name.split('.')
  const verdict = (await Access.of(clinic)).verdict(key)
  return verdict.isOn ? verdict.release.contract.jobs?.[job] : undefined
}

/** One that is being made, or removed, is nobody's to see and stands all the same. */
async function isGone(clinicId: string) {
  return (await Clinic.find(clinicId)) === null
}
