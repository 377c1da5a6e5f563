import { currentClinic } from '@medtrack/sdk'
import { worksAt } from '../availability/usual_room.js'
import Appointment from '../models/appointment.js'
import { claimFor, tellOverbooking } from './claiming.js'
import { OutsideHoursError } from './errors.js'
import { reactAfterwards, reactWithin } from './happenings.js'
import { facts, note } from './history.js'
import { useHold } from './holds.js'
import { nextFree } from './next_free.js'
import { checkOrder, placeOf, type Booking, type BookingOrder } from './order.js'
import type { Resource } from './resources.js'
import { take } from './taking.js'

/**
 * Books. Whether the time is free is not looked up: the appointment is stored together with its claims, which exist once for
 * each doctor, room and patient, or not at all.
 *
 * @throws SlotTakenError with what is taken and the next free times
 * @throws OutsideHoursError unless the order says that it knows
 * @throws ImpossibleBookingError, HoldExpiredError
 * @example
 * const appointment = await book({ patientId, doctorId, typeId, startsAt: DateTime.fromISO('2026-03-04T15:00Z') })
 */
export async function book(order: BookingOrder): Promise<Appointment> {
  const booking = await checkOrder(order)
  const isWorking = await worksAt(booking.doctorId, {
    from: booking.startsAt,
    until: booking.endsAt,
  })
  if (!isWorking && !order.outsideHours) throw new OutsideHoursError(await nextFree(booking))
  const appointment = await take({
    booking,
    store: (placed, resources) => store(order, placed, resources, !isWorking),
  })
  await reactAfterwards({ kind: 'booking', appointment, freed: false })
  return appointment
}

async function store(
  order: BookingOrder,
  booking: Booking,
  resources: readonly Resource[],
  outsideHours: boolean
): Promise<Appointment> {
  if (order.holdId) await useHold(order.holdId)
  const appointment = await Appointment.create(rowOf(order, booking, outsideHours))
  await claimFor(appointment, resources, Boolean(order.overbook))
  await note(appointment, 'booking', { from: {}, to: facts(appointment) })
  if (order.overbook) await tellOverbooking(appointment)
  await reactWithin({ kind: 'booking', appointment, freed: false })
  return appointment
}

function rowOf(order: BookingOrder, booking: Booking, outsideHours: boolean) {
  const { actor } = currentClinic()
  return {
    ...placeOf(booking),
    outsideHours,
    patientId: booking.patientId,
    status: 'booked' as const,
    note: order.note || null,
    bookedVia: order.via ?? 'staff',
    overbookedById: order.overbook ? actor.userId : null,
    overbookedByName: order.overbook ? actor.name : null,
    overbookReason: order.overbook?.reason ?? null,
    seriesId: order.seriesId ?? null,
    originalStartsAt: order.originalStartsAt ?? null,
  }
}
