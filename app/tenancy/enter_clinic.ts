import type { ClinicActor } from '@medtrack/sdk'
import { runInClinic } from '@medtrack/sdk/clinic_context'
import type Clinic from '#tenancy/clinic'
import { connections } from '#tenancy/connections'

/** The platform itself at work: jobs, commands, seeding. */
export const PLATFORM: ClinicActor = {
  userId: null,
  name: 'MedTrack',
  role: null,
  source: null,
  may: () => true,
}

/**
 * Runs `work` inside a clinic: its pool is borrowed, its context entered, and both are left again
 * whatever happens.
 *
 * @throws ClinicsBusyError, FingerprintMismatchError, or whatever `work` throws
 */
export async function enterClinic<T>(
  clinic: Clinic,
  actor: ClinicActor,
  work: () => Promise<T>
): Promise<T> {
  const lease = await connections.acquire(clinic)
  try {
    const { connectionName, db } = lease
    return await runInClinic({ clinic: clinic.facts(), actor, connectionName, db }, work)
  } finally {
    lease.release()
  }
}
