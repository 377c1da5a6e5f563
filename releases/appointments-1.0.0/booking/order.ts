import { patientsByIds } from '@medtrack/patients'
import { members } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { doctorsOfType } from '../availability/doctors.js'
import type { BookedVia } from '../models/appointment.js'
import AppointmentType from '../models/appointment_type.js'
import Room from '../models/room.js'
import { ImpossibleBookingError } from './errors.js'
import { isOnGrid, LONGEST_MINUTES, TICK_MINUTES } from './ticks.js'

/** What somebody asks for. */
export interface BookingOrder {
  patientId: string
  doctorId: string
  typeId?: string | null
  /** A room asked for; left out, one is found where the type needs one. */
  roomId?: string | null
  startsAt: DateTime
  /** The type's length where left out. */
  minutes?: number
  note?: string | null
  via?: BookedVia
  /** A hold of the same time, which becomes this appointment. */
  holdId?: string | null
  /** Over whoever is there, on purpose; the caller has made sure that the member may. */
  overbook?: { reason: string } | null
  /** Also when the doctor does not work. */
  outsideHours?: boolean
  seriesId?: string | null
  originalStartsAt?: DateTime | null
}

/** An order whose parts exist and fit each other. */
export interface Booking {
  patientId: string
  doctorId: string
  typeId: string | null
  roomId: string | null
  startsAt: DateTime
  endsAt: DateTime
  bufferMinutes: number
  needsRoom: boolean
}

/**
 * Makes sure that what was asked for exists and could be: not whether it is free, which only the database knows.
 *
 * @throws ImpossibleBookingError
 */
export async function checkOrder(order: BookingOrder): Promise<Booking> {
  const { startsAt, doctorId } = order
  const type = order.typeId ? await AppointmentType.find(order.typeId) : null
  if (order.typeId && !type) throw new ImpossibleBookingError('type')
  const minutes = order.minutes ?? type?.minutes ?? 0
  checkTime(startsAt, minutes)
  const patient = (await patientsByIds([order.patientId])).get(order.patientId)
  if (!patient) throw new ImpossibleBookingError('patient')
  await checkDoctor(doctorId, order.typeId)
  if (order.roomId && !(await Room.find(order.roomId))) throw new ImpossibleBookingError('room')
  return {
    patientId: patient.id,
    doctorId,
    typeId: type?.id ?? null,
    roomId: order.roomId ?? null,
    startsAt: startsAt.toUTC(),
    endsAt: startsAt.toUTC().plus({ minutes }),
    bufferMinutes: type?.bufferMinutes ?? 0,
    needsRoom: type?.needsRoom ?? false,
  }
}

/** When, where and with whom, as an appointment and a hold store it. */
export function placeOf({ doctorId, typeId, roomId, startsAt, endsAt, bufferMinutes }: Booking) {
  return { doctorId, typeId, roomId, startsAt, endsAt, bufferMinutes }
}

export function checkTime(startsAt: DateTime, minutes: number) {
  if (!isOnGrid(startsAt)) throw new ImpossibleBookingError('time')
  const fits = minutes >= TICK_MINUTES && minutes <= LONGEST_MINUTES && minutes % TICK_MINUTES === 0
  if (!fits) throw new ImpossibleBookingError('length')
}

/** Somebody who works here as a doctor and gives this kind of appointment. */
export async function checkDoctor(doctorId: string, typeId?: string | null) {
  const isDoctor = (await members()).some((one) => one.isDoctor && one.userId === doctorId)
  if (!isDoctor) throw new ImpossibleBookingError('doctor')
  const allowed = typeId ? await doctorsOfType(typeId) : null
  if (allowed && !allowed.has(doctorId)) throw new ImpossibleBookingError('doctor')
}
