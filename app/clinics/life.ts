import { rm } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { recordOnPlatform } from '#audit/platform_trail'
import { bus } from '#bus/bus'
import type { Agent } from '#clinics/agent'
import { ClinicRefusedError } from '#clinics/errors'
import { exportClinic } from '#clinics/export'
import { claim } from '#clinics/provisioner'
import { undoProvisioning } from '#clinics/undo_provisioning'
import type { ClinicStatus } from '#tenancy/clinic'
import Clinic from '#tenancy/clinic'

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
 * Removes a closed clinic for good, after writing everything it holds to an export.
 *
 * @param typedName the clinic's name as the person typed it
 * @returns path of the export
 * @throws ClinicRefusedError when it is open, or the typed name is not the clinic's
 */
export async function deleteClinic(
  clinic: Clinic,
  typedName: string,
  agent?: Agent
): Promise<string> {
  demandClosed(clinic)
  demandName(clinic, typedName)
  const file = await exportClinic(clinic)
  try {
    await giveUp(clinic, file, agent)
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
  await bus.publish('clinic.changed', { clinicId: clinic.id })
  await undoProvisioning(clinic)
  return file
}

/** While people work in a clinic its export would miss what they write meanwhile. */
function demandClosed(clinic: Clinic) {
  if (!clinic.isActive) return
  const message = 'Suspend or archive the clinic before deleting it.'
  throw new ClinicRefusedError('status', 'status', message)
}

function demandName({ name }: Clinic, typedName: string) {
  if (typedName.trim() === name) return
  const message = `Type the clinic's name exactly: ${name}`
  throw new ClinicRefusedError('confirmation', 'confirmation', message)
}

/**
 * From here on there is no way back, and it is written down: whatever happens to this process, the
 * sweep removes the rest and the trail tells where the export stands.
 */
async function giveUp(clinic: Clinic, file: string, agent?: Agent) {
  const { id: clinicId, slug, name } = clinic
  const act = { action: 'clinic.delete', agent, clinicId, source: agent?.source }
  await db.connection('central').transaction(async (trx) => {
    await change(clinic, { status: 'deleting', ...claim() }, trx)
    await recordOnPlatform({ ...act, details: { slug, name, export: file } }, trx)
  })
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
  await change(clinic, { status, statusReason: reason })
  await bus.publish('clinic.changed', { clinicId: clinic.id })
  const details = reason ? { reason } : undefined
  await recordOnPlatform({ action, agent, clinicId: clinic.id, source: agent?.source, details })
}

/**
 * Moves the clinic on, if it still stands as it was seen: somebody may have opened it again while
 * somebody else was about to remove it.
 *
 * @throws ClinicRefusedError
 */
async function change(clinic: Clinic, values: Partial<Clinic>, client?: QueryClientContract) {
  const changes = { ...values, statusChangedAt: DateTime.utc() }
  const { provisionerLeaseUntil: lease, statusChangedAt, ...columns } = changes
  const moments = {
    statusChangedAt: stored(statusChangedAt),
    ...(lease && { provisionerLeaseUntil: stored(lease) }),
  }
  const changed = await Clinic.query({ client })
    .where({ id: clinic.id, status: clinic.status })
    .update({ ...columns, ...moments, updatedAt: stored(DateTime.utc()) })
  if (Number([changed].flat()[0]) !== 1) {
    throw new ClinicRefusedError('status', 'status', 'Somebody else changed the clinic meanwhile.')
  }
  clinic.merge(changes)
}

function stored(moment: DateTime) {
  return moment.toSQL({ includeOffset: false })
}
