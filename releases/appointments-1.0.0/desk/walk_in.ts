import { registerNewcomer, type Newcomer } from '@medtrack/patients'
import { DateTime } from 'luxon'
import { freeSlots } from '../availability/free_slots.js'
import type { FreeSlot } from '../availability/slot.js'
import { attempt } from '../booking/attempts.js'
import { book } from '../booking/book.js'
import { SlotTakenError } from '../booking/errors.js'
import { takeStep } from '../booking/steps.js'
import { instantOf, TICK_MINUTES, tickAfter } from '../booking/ticks.js'
import type Appointment from '../models/appointment.js'
import type AppointmentType from '../models/appointment_type.js'
import type Ticket from '../models/ticket.js'
import { dayRange, todayHere } from './day.js'
import { ticketOf } from './tickets.js'

export interface WalkIn {
  patient: { id: string } | { newcomer: Newcomer }
  /** In the order in which they are tried. */
  doctorIds: readonly string[]
  type: AppointmentType | null
  /** Where there is no kind. */
  minutes: number
  note: string | null
  /** Over whoever is there, where nothing is free today; the caller has made sure that the member may. */
  overbook: { reason: string } | null
}

/** Somebody else may take the time that was found, in the moment before it is booked. */
const MOST_TRIES = 5

/**
 * Takes in somebody who came without an appointment: the next free time of today is theirs, they have arrived, and drew a
 * number. A newcomer is registered with it, or not at all.
 *
 * @throws SlotTakenError where nothing is free today and nobody overbooks
 */
export async function takeIn(
  walkIn: WalkIn
): Promise<{ appointment: Appointment; ticket: Ticket }> {
  const appointment = await bookNext(walkIn)
  await takeStep(appointment, 'arrival')
  return { appointment, ticket: await ticketOf(appointment) }
}

async function bookNext(walkIn: WalkIn): Promise<Appointment> {
  for (let tried = 1; ; tried++) {
    const slot = await nextToday(walkIn)
    if (!slot && !walkIn.overbook) throw new SlotTakenError(['doctor'])
    try {
      return await attempt(() => bookAt(walkIn, slot))
    } catch (error) {
      if (!(error instanceof SlotTakenError) || !slot || tried === MOST_TRIES) throw error
    }
  }
}

async function bookAt(walkIn: WalkIn, slot: FreeSlot | null): Promise<Appointment> {
  const { patient, type, minutes, note, overbook } = walkIn
  const patientId = 'id' in patient ? patient.id : await registerNewcomer(patient.newcomer)
  return book({
    patientId,
    doctorId: slot?.doctorId ?? walkIn.doctorIds[0],
    roomId: slot?.roomId ?? null,
    typeId: type?.id ?? null,
    startsAt: slot?.startsAt ?? now(),
    minutes: type?.minutes ?? minutes,
    note,
    via: 'walk-in',
    overbook: slot ? null : overbook,
    outsideHours: !slot,
  })
}

/** When whoever comes now could be seen today; `null`: not today. */
export async function nextToday({
  patient,
  doctorIds,
  type,
  minutes,
}: Pick<WalkIn, 'patient' | 'doctorIds' | 'type' | 'minutes'>): Promise<FreeSlot | null> {
  const [slot] = await freeSlots({
    doctorIds,
    from: now(),
    until: dayRange(todayHere()).until,
    minutes: type?.minutes ?? minutes,
    bufferMinutes: type?.bufferMinutes ?? 0,
    needsRoom: type?.needsRoom ?? false,
    stepMinutes: TICK_MINUTES,
    patientId: 'id' in patient ? patient.id || null : null,
    limit: 1,
  })
  return slot ?? null
}

function now(): DateTime {
  return instantOf(tickAfter(DateTime.utc()))
}
