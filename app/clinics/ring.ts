import { audit } from '@medtrack/sdk'
import { recordOnPlatform } from '#audit/platform_trail'
import { bus } from '#bus/bus'
import type { Agent } from '#clinics/agent'
import { ChangedMeanwhileError } from '#clinics/errors'
import type { Ring } from '#tenancy/clinic'
import Clinic from '#tenancy/clinic'

/**
 * Moves the entered clinic to another ring: flags and updates reach it earlier or later from now on.
 *
 * @throws ChangedMeanwhileError when somebody else moved it since it was read
 */
export async function changeRing(clinic: Clinic, ring: Ring, reason: string, agent: Agent) {
  const { id: clinicId, ring: before } = clinic
  const [changed] = [
    await Clinic.query().where({ id: clinicId, ring: before }).update({ ring }),
  ].flat()
  if (Number(changed) !== 1) throw new ChangedMeanwhileError()
  await bus.publish('clinic.changed', { clinicId })
  const act = { action: 'clinic.change_ring', entity: { type: 'Clinic', id: clinicId } }
  const details = { before, after: ring, reason }
  await audit({ ...act, type: 'U', details })
  await recordOnPlatform({ ...act, agent, clinicId, source: agent.source, details })
}
