import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { audit } from '@medtrack/sdk'
import type { ClinicId } from '@medtrack/sdk'
import { recordOnPlatform } from '#audit/platform_trail'
import { bus } from '#bus/bus'
import type { Agent } from '#clinics/agent'
import { ChangedMeanwhileError } from '#clinics/errors'
import Clinic from '#tenancy/clinic'

/** What an owner may change about their clinic. */
export type ClinicDetails = Pick<Clinic, 'name' | 'timeZone' | 'dateOrder' | 'currency' | 'country'>

const FIELDS = ['name', 'timeZone', 'dateOrder', 'currency', 'country'] as const

/** A mark of the details as they stand, to notice that somebody else changed them. */
export function digestOf(clinic: ClinicDetails): string {
  const values = FIELDS.map((field) => clinic[field])
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url')
}

/**
 * Changes the details of the entered clinic. Saving them unchanged counts too: it says that they
 * were looked at, which ticks the step of the setup checklist.
 *
 * @param seen the digest of what the person saw when they began
 * @throws ChangedMeanwhileError when they stand differently now; nothing is changed
 */
export async function changeDetails(
  clinicId: ClinicId,
  details: ClinicDetails,
  seen: string,
  agent: Agent
): Promise<void> {
  const fields = await db.connection('central').transaction(async (trx) => {
    const clinic = await Clinic.query({ client: trx })
      .where('id', clinicId)
      .forUpdate()
      .firstOrFail()
    if (digestOf(clinic) !== seen) throw new ChangedMeanwhileError()
    const changed = FIELDS.filter((field) => clinic[field] !== details[field])
    await clinic.merge(details).save()
    const entity = { type: 'Clinic', id: clinicId }
    await audit({ action: 'clinic.update', type: 'U', entity, details: { fields: changed } })
    return changed
  })
  const { source } = agent
  await recordOnPlatform({ action: 'clinic.update', agent, clinicId, source, details: { fields } })
  await bus.publish('clinic.changed', { clinicId })
}
