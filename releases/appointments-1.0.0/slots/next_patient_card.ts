import { currentClinic, members, type SlotInput, type Slots } from '@medtrack/sdk'
import { arrivalsToday, nextOf, waiting } from '../desk/today.js'

/** Whom the doctor sees next; no card for whoever sees no patients. */
export default async function (_: SlotInput): Promise<Slots['home.card']> {
  const { userId } = currentClinic().actor
  const isDoctor = (await members()).some((one) => one.isDoctor && one.userId === userId)
  if (!userId || !isDoctor) return null
  const arrivals = await arrivalsToday(userId)
  const expected = arrivals.filter(({ appointment: { status } }) =>
    ['booked', 'confirmed'].includes(status)
  )
  const next = nextOf(arrivals)
  const { may } = currentClinic().actor
  return {
    view: 'slots/next_patient_card',
    state: {
      next: next && {
        id: next.appointment.id,
        name: next.patient?.name ?? '',
        startsAt: next.appointment.startsAt,
        type: next.typeName,
        number: next.ticket?.number ?? null,
      },
      waiting: waiting(arrivals).length,
      expected: expected.length,
      comesNext: expected[0]?.appointment.startsAt ?? null,
      mayCall: may('appointments.attend'),
      mayVisit: may('patients.visits.write'),
    },
  }
}
