import { DateTime } from 'luxon'
import { worksAt } from '../availability/usual_room.js'
import type Appointment from '../models/appointment.js'
import AppointmentEvent from '../models/appointment_event.js'
import { OutsideHoursError, StepRefusedError } from './errors.js'
import { facts, type Facts } from './history.js'
import { carryOut, destination, type Move } from './moving.js'
import { nextFree } from './next_free.js'

export type { Move } from './moving.js'

/**
 * Moves an appointment to another time, length, doctor or room. The old time is let go and the new one taken in one
 * transaction: whoever is refused keeps what they had. This copy of the row may say otherwise then: load it anew.
 *
 * @throws SlotTakenError, OutsideHoursError, ImpossibleBookingError
 * @throws StaleEditError when somebody changed it meanwhile
 * @throws StepRefusedError when it is over
 */
export async function reschedule(appointment: Appointment, move: Move): Promise<Appointment> {
  const booking = await destination(appointment, move)
  const { startsAt: from, endsAt: until } = booking
  const isWorking = await worksAt(booking.doctorId, { from, until })
  if (!isWorking && !move.outsideHours) throw new OutsideHoursError(await nextFree(booking))
  return carryOut(appointment, booking, { ...move, kind: 'rescheduling', outsideHours: !isWorking })
}

/**
 * Takes the last move back: ten seconds after a slip of the hand, or later. The old time may have been taken since.
 *
 * @throws SlotTakenError
 * @throws StepRefusedError when something else happened after it
 */
export async function undoRescheduling(
  appointment: Appointment,
  version: number | null
): Promise<Appointment> {
  const last = (await AppointmentEvent.of(appointment.id)).at(-1)
  if (last?.kind !== 'rescheduling') throw new StepRefusedError()
  // What facts() wrote into the event, over what has not changed.
  const before = { ...facts(appointment), ...last.change.from } as Facts
  const [startsAt, endsAt] = [before.startsAt, before.endsAt].map((iso) => DateTime.fromISO(iso))
  const minutes = Math.round(endsAt.diff(startsAt, 'minutes').minutes)
  const { doctorId, roomId } = before
  const booking = await destination(appointment, { version, startsAt, minutes, doctorId, roomId })
  return carryOut(appointment, booking, { version, kind: 'rescheduling-undone', restored: before })
}
