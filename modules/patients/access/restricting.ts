import { currentClinic, members, transaction, type Member } from '@medtrack/sdk'
import { audit, type Act } from '../acts.js'
import { DateTime } from 'luxon'
import type Patient from '../models/patient.js'
import Restriction from '../models/restriction.js'

/** Who can be on a team: reception reads no charts anyway. */
export async function possibleTeam(): Promise<Member[]> {
  return (await members()).filter(({ role }) => role !== 'receptionist')
}

/** Keeps the chart to these members from now on. Of two who do so at once, the second changes the team. */
export async function restrict(patient: Patient, reason: string, team: readonly string[]) {
  await transaction(async (trx) => {
    await trx.from('patients').where('id', patient.id).forUpdate().select('id')
    const standing = await Restriction.standing(patient.id)
    const restriction =
      standing ?? (await Restriction.create({ patientId: patient.id, reason, liftedAt: null }))
    await setTeam(restriction, team)
    await note(patient, 'patients.restriction.place', { team: team.length })
  })
}

export async function changeTeam(restriction: Restriction, team: readonly string[]) {
  await transaction(async () => {
    await setTeam(restriction, team)
    await note({ id: restriction.patientId }, 'patients.restriction.team', { team: team.length })
  })
}

/** Opens the chart to everybody whose role reads charts; every restriction that stands goes. */
export async function liftRestriction(patient: Patient, reason: string) {
  const { actor } = currentClinic()
  await transaction(async () => {
    const standing = await Restriction.query()
      .where('patient_id', patient.id)
      .whereNull('lifted_at')
    for (const restriction of standing) {
      await restriction.revise(restriction.version, {
        liftedAt: DateTime.utc(),
        liftedBy: actor.userId,
        liftedByName: actor.name,
        liftReason: reason,
      })
    }
    if (standing.length > 0) await note(patient, 'patients.restriction.lift', {})
  })
}

async function setTeam({ id, patientId }: Restriction, team: readonly string[]) {
  const { db } = currentClinic()
  await db.from('patients_restriction_members').where('restriction_id', id).delete()
  const rows = team.map((userId) => ({
    restriction_id: id,
    user_id: userId,
    patient_id: patientId,
  }))
  if (rows.length > 0) await db.table('patients_restriction_members').multiInsert(rows)
}

function note({ id }: { id: string }, action: Act, details: Record<string, unknown>) {
  return audit({ action, type: 'U', entity: { type: 'Patient', id }, details })
}
