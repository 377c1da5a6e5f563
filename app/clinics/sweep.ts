import logger from '@adonisjs/core/services/logger'
import { isAbandoned } from '#clinics/provisioner'
import { undoProvisioning } from '#clinics/undo_provisioning'
import Clinic from '#tenancy/clinic'

/**
 * Removes what a process left behind that died while it made or removed a clinic. Clinics on which
 * another process is still at work are left alone.
 *
 * @returns the slugs of what was removed
 */
export async function sweepHalfMade(): Promise<string[]> {
  const unfinished = await Clinic.query()
    .whereIn('status', ['provisioning', 'deleting'])
    .preload('databaseServer')
  const removed: string[] = []
  for (const clinic of unfinished.filter(isAbandoned)) {
    try {
      await undoProvisioning(clinic)
      removed.push(clinic.slug)
    } catch (error) {
      logger.error({ err: error, clinic: clinic.id }, 'a half-made clinic could not be removed yet')
    }
  }
  return removed
}
