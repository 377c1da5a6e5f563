import { startVisit } from '@medtrack/patients'
import { transaction } from '@medtrack/sdk'
import { takeStep } from '../booking/steps.js'
import { allows } from '../booking/verbs.js'
import type Appointment from '../models/appointment.js'

/**
 * Begins the visit for which somebody is here; where that was done already, answers with that one. Who was still waiting is
 * in the room from then on.
 *
 * @returns the visit's id
 * @throws RecordNotFoundError where the member may not write in this chart
 */
export async function startVisitOf(appointment: Appointment): Promise<string> {
  const visitId = await transaction(async () => {
    await appointment.holdAt(null)
    if (appointment.visitId) return appointment.visitId
    const begun = await startVisit(appointment.patientId)
    await appointment.merge({ visitId: begun }).save()
    return begun
  })
  if (allows(appointment.status, 'rooming')) await takeStep(appointment, 'rooming')
  return visitId
}
