import { DateTime } from 'luxon'
import { recordOnPlatform } from '#audit/platform_trail'
import { bus } from '#bus/bus'
import type { Agent } from '#clinics/agent'
import { ClinicRefusedError } from '#clinics/errors'
import { exportClinic } from '#clinics/export'
import { claim } from '#clinics/provisioner'
import { undoProvisioning } from '#clinics/undo_provisioning'
import type { ClinicStatus } from '#tenancy/clinic'
import type Clinic from '#tenancy/clinic'

/** From which states a clinic may come into this one. */
const FROM: Partial<Record<ClinicStatus, readonly ClinicStatus[]>> = {
  active: ['suspended', 'archived'],
  suspended: ['active'],
  archived: ['active', 'suspended'],
}

/** Closes the clinic's pages until it is resumed. Nothing is removed. */
export function suspendClinic(clinic: Clinic, reason: string, agent?: Agent) {
  return move(clinic, 'suspended', 'clinic.suspend', reason, agent)
}

/** Closes the clinic for good, keeping every record. */
export function archiveClinic(clinic: Clinic, reason: string, agent?: Agent) {
  return move(clinic, 'archived', 'clinic.archive', reason, agent)
}

/** Opens a suspended or archived clinic again. */
export function resumeClinic(clinic: Clinic, agent?: Agent) {
  return move(clinic, 'active', 'clinic.resume', null, agent)
}

/**
 * Removes a clinic for good, after writing everything it holds to an export.
 *
 * @param typedName the clinic's name as the person typed it
 * @returns path of the export
 * @throws ClinicRefusedError when the typed name is not the clinic's
 */
export async function deleteClinic(
  clinic: Clinic,
  typedName: string,
  agent?: Agent
): Promise<string> {
  if (typedName.trim() !== clinic.name) {
    throw new ClinicRefusedError(
      'confirmation',
      'confirmation',
      `Type the clinic's name exactly: ${clinic.name}`
    )
  }
  const { id: clinicId, slug, name } = clinic
  const file = await exportClinic(clinic)
  await clinic.merge({ status: 'deleting', statusChangedAt: DateTime.utc(), ...claim() }).save()
  await bus.publish('clinic.changed', { clinicId })
  await undoProvisioning(clinic)
  const act = { action: 'clinic.delete', agent, clinicId, source: agent?.source }
  await recordOnPlatform({ ...act, details: { slug, name, export: file } })
  return file
}

async function move(
  clinic: Clinic,
  status: ClinicStatus,
  action: string,
  reason: string | null,
  agent?: Agent
) {
  if (!FROM[status]?.includes(clinic.status)) {
    const message = `A clinic that is ${clinic.status} cannot become ${status}.`
    throw new ClinicRefusedError('status', 'status', message)
  }
  clinic.merge({ status, statusReason: reason, statusChangedAt: DateTime.utc() })
  await clinic.save()
  await bus.publish('clinic.changed', { clinicId: clinic.id })
  const details = reason ? { reason } : undefined
  await recordOnPlatform({ action, agent, clinicId: clinic.id, source: agent?.source, details })
}
