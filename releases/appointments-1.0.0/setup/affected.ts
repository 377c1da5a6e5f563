import { DateTime } from 'luxon'
import { isWithin, joined } from '../availability/spans.js'
import { workingSpans } from '../availability/working_hours.js'
import { stored } from '../booking/stored.js'
import { overlaps, spanOf, tickAfter, tickOf } from '../booking/ticks.js'
import Absence from '../models/absence.js'
import Appointment from '../models/appointment.js'

/** How far ahead is looked; whoever is booked for later is found as time goes on. */
const DAYS_AHEAD = 180
/** So many booked appointments are looked at. */
const MOST_LOOKED_AT = 2_000

/**
 * Who is booked, from now on, for a time at which the doctor does not work any more: leave was entered, the clinic closes,
 * hours were changed. What somebody booked outside hours on purpose counts only where there is leave.
 *
 * @param doctorIds only of these; everybody's where left out
 */
export async function affectedAppointments(doctorIds?: readonly string[]): Promise<Appointment[]> {
  const from = DateTime.utc()
  const until = from.plus({ days: DAYS_AHEAD })
  const booked = await bookedBetween(from, until, doctorIds)
  if (booked.length === 0) return []
  const doctors = [...new Set(booked.map(({ doctorId }) => doctorId))]
  const working = await workingSpans(doctors, { from, until })
  const away = await Absence.query().where('ends_at', '>', stored(from))
  return booked.filter((appointment) => {
    const { doctorId, startsAt, endsAt, outsideHours } = appointment
    const span = spanOf(startsAt, endsAt)
    if (isWithin(span, joined(working.get(doctorId) ?? []))) return false
    return !outsideHours || away.some((one) => isDuring(one, doctorId, span))
  })
}

function bookedBetween(from: DateTime, until: DateTime, doctorIds?: readonly string[]) {
  const query = Appointment.query()
    .where('starts_at', '>=', stored(from))
    .where('starts_at', '<', stored(until))
    .whereIn('status', ['booked', 'confirmed'])
    .orderBy('starts_at')
    .limit(MOST_LOOKED_AT)
  if (doctorIds) query.whereIn('doctor_id', [...doctorIds])
  return query
}

function isDuring(absence: Absence, doctorId: string, span: { from: number; to: number }) {
  if (absence.doctorId !== null && absence.doctorId !== doctorId) return false
  return overlaps(span, { from: tickOf(absence.startsAt), to: tickAfter(absence.endsAt) })
}
