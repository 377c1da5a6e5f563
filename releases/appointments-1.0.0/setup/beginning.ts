import { transaction } from '@medtrack/sdk'
import AppointmentType from '../models/appointment_type.js'
import WorkingHours from '../models/working_hours.js'
import { saveWeek } from './weeks.js'

const MORNING = { fromMinute: 9 * 60, toMinute: 13 * 60 }
const AFTERNOON = { fromMinute: 14 * 60, toMinute: 17 * 60 }
const WORKDAYS = [1, 2, 3, 4, 5]

/** Monday to Friday, nine to five, with an hour for lunch. */
export function usualWeek() {
  return WORKDAYS.flatMap((weekday) =>
    [MORNING, AFTERNOON].map((span) => ({ weekday, ...span, roomId: null }))
  )
}

/**
 * What a clinic can begin to book with, to be changed later: the usual week for doctors without hours, and a kind of
 * appointment where there is none. What stands already stays.
 *
 * @param typeName what the first kind is called, in the member's language
 */
export async function begin(doctorIds: readonly string[], typeName: string) {
  await transaction(async () => {
    for (const doctorId of doctorIds) {
      if (await WorkingHours.findBy({ doctorId })) continue
      await saveWeek(doctorId, { validFrom: null, validUntil: null, times: usualWeek() }, null)
    }
    if ((await AppointmentType.offered()).length === 0) {
      await AppointmentType.create(first(typeName))
    }
  })
}

function first(name: string) {
  return {
    name,
    minutes: 30,
    bufferMinutes: 0,
    colour: 'blue',
    priceMinor: null,
    needsRoom: false,
    isOnline: false,
    position: 1,
  } as const
}
