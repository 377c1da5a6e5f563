import type { DateTime } from 'luxon'
import { currentClinic } from '@medtrack/sdk'
import type Appointment from '../models/appointment.js'
import AppointmentType from '../models/appointment_type.js'
import Room from '../models/room.js'
import { claimFor, tellOverbooking } from './claiming.js'
import { release } from './claims.js'
import { ImpossibleBookingError, StepRefusedError } from './errors.js'
import { reactAfterwards, reactWithin } from './happenings.js'
import { changed, facts, note, type Facts } from './history.js'
import { checkDoctor, checkTime, placeOf, type Booking } from './order.js'
import { resourcesOf } from './resources.js'
import { MOVABLE } from './statuses.js'
import { take } from './taking.js'

/** Where an appointment goes. What is left out stays. */
export interface Move {
  startsAt?: DateTime
  minutes?: number
  doctorId?: string
  roomId?: string | null
  /** What was on the screen; `null` where it does not matter. */
  version: number | null
  reason?: string | null
  /** Over whoever is there, on purpose; the caller has made sure that the member may. */
  overbook?: { reason: string } | null
  /** Also when the doctor does not work. */
  outsideHours?: boolean
}

/** What the appointment would be. @throws ImpossibleBookingError */
export async function destination(appointment: Appointment, move: Move): Promise<Booking> {
  const startsAt = (move.startsAt ?? appointment.startsAt).toUTC()
  const minutes = move.minutes ?? appointment.minutes
  const doctorId = move.doctorId ?? appointment.doctorId
  const roomId = move.roomId === undefined ? appointment.roomId : move.roomId
  checkTime(startsAt, minutes)
  if (doctorId !== appointment.doctorId) await checkDoctor(doctorId, appointment.typeId)
  if (roomId && !(await Room.find(roomId))) throw new ImpossibleBookingError('room')
  const type = appointment.typeId ? await AppointmentType.find(appointment.typeId) : null
  return {
    patientId: appointment.patientId,
    doctorId,
    typeId: appointment.typeId,
    roomId,
    startsAt,
    endsAt: startsAt.plus({ minutes }),
    bufferMinutes: appointment.bufferMinutes,
    needsRoom: type?.needsRoom ?? false,
  }
}

interface Manner extends Pick<Move, 'version' | 'reason' | 'overbook' | 'outsideHours'> {
  kind: 'rescheduling' | 'rescheduling-undone'
  /** What it was before the move that is taken back. */
  restored?: Facts
}

export async function carryOut(
  appointment: Appointment,
  booking: Booking,
  manner: Manner
): Promise<Appointment> {
  await take({
    booking,
    ownId: appointment.id,
    store: (placed) => store(appointment, placed, manner),
  })
  await reactAfterwards({ kind: manner.kind, appointment, freed: true })
  return appointment
}

async function store(appointment: Appointment, booking: Booking, manner: Manner) {
  await appointment.holdAt(manner.version)
  if (!MOVABLE.includes(appointment.status)) throw new StepRefusedError()
  const before = facts(appointment)
  const { id: appointmentId } = appointment
  await release({ appointmentId }, resourcesOf(appointment))
  appointment.merge(columnsOf(appointment, booking, manner))
  await appointment.save()
  await claimFor(appointment, resourcesOf(appointment), appointment.isOverbooked)
  await note(appointment, manner.kind, changed(before, facts(appointment)), manner.reason)
  if (manner.overbook) await tellOverbooking(appointment)
  await reactWithin({ kind: manner.kind, appointment, freed: true })
}

function columnsOf(appointment: Appointment, booking: Booking, manner: Manner) {
  return {
    ...placeOf(booking),
    ...marksOf(manner),
    status: statusAfter(appointment, booking, manner),
  }
}

function marksOf({ restored, overbook, outsideHours = false }: Manner) {
  if (restored) {
    const { outsideHours: was, overbookedById, overbookedByName } = restored
    return { outsideHours: was, overbookedById, overbookedByName }
  }
  const { actor } = currentClinic()
  return {
    outsideHours,
    overbookedById: overbook ? actor.userId : null,
    overbookedByName: overbook ? actor.name : null,
    ...(overbook && { overbookReason: overbook.reason }),
  }
}

/** What a patient confirmed was the old time. */
function statusAfter({ status, startsAt }: Appointment, booking: Booking, { restored }: Manner) {
  if (restored) return restored.status
  const isOtherTime = startsAt.toMillis() !== booking.startsAt.toMillis()
  return status === 'confirmed' && isOtherTime ? 'booked' : status
}
