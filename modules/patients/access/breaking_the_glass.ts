import { currentClinic, dispatch, transaction } from '@medtrack/sdk'
import { audit, type Act } from '../acts.js'
import { DateTime } from 'luxon'
import Emergency from '../models/emergency.js'
import type Patient from '../models/patient.js'
import { EMERGENCY_MINUTES, type EmergencyReason, type Verdict } from './emergency_reasons.js'
import { emergencyOf, standingTo } from './standing.js'

/** Opens a restricted chart to the acting member for an hour, and has the owners told. Where it is open already, nothing is done. */
export async function breakTheGlass(patient: Patient, code: EmergencyReason, reason: string) {
  const { actor } = currentClinic()
  if ((await standingTo(patient.id)).isOpen) return
  await transaction(async () => {
    const emergency = await Emergency.create({
      patientId: patient.id,
      role: actor.role,
      reasonCode: code,
      reason,
      endsAt: DateTime.utc().plus({ minutes: EMERGENCY_MINUTES }),
    })
    await note(emergency, 'patients.access.emergency', { reason: code })
    await dispatch('patients.emergency_mail', emergency.id)
  })
}

/** Gives the access back before its time is up. */
export async function endEmergency({ id }: Patient) {
  const { userId } = currentClinic().actor
  const emergency = userId && (await emergencyOf(id, userId))
  if (!emergency) return
  await transaction(async () => {
    await emergency.merge({ endedAt: DateTime.utc() }).save()
    await note(emergency, 'patients.access.emergency_end', {})
  })
}

/** What an owner says of it afterwards; may be said anew. */
export async function review(emergency: Emergency, verdict: Verdict, text: string | null) {
  const { actor } = currentClinic()
  await transaction(async () => {
    await emergency
      .merge({
        verdict,
        reviewNote: text,
        reviewedBy: actor.userId,
        reviewedByName: actor.name,
        reviewedAt: DateTime.utc(),
      })
      .save()
    await note(emergency, 'patients.access.review', { verdict, emergency: emergency.id })
  })
}

function note({ patientId }: Emergency, action: Act, details: Record<string, unknown>) {
  return audit({ action, type: 'E', entity: { type: 'Patient', id: patientId }, details })
}
