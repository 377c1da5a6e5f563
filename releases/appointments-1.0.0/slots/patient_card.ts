import { currentClinic, members, type SlotInput, type Slots } from '@medtrack/sdk'
import { comingOf, missedOf, pastOf } from '../desk/patient_appointments.js'

const MOST_SHOWN = 3

/** When the patient comes next, and when they were here last. */
export default async function ({ patientId }: SlotInput): Promise<Slots['patient.card']> {
  if (!patientId) return null
  const names = new Map((await members()).map(({ userId, name }) => [userId, name]))
  const coming = await comingOf(patientId, MOST_SHOWN)
  const { past } = await pastOf(patientId, null, 1)
  const mayBook = currentClinic().actor.may('appointments.book')
  const state = {
    patientId,
    coming: coming.map(({ id, startsAt, doctorId }) => ({
      id,
      startsAt,
      doctor: names.get(doctorId) ?? null,
    })),
    last: past.find(({ status }) => status === 'done')?.startsAt ?? null,
    missed: await missedOf(patientId),
    mayBook,
  }
  return { view: 'slots/patient_card', state, place: 'side' }
}
