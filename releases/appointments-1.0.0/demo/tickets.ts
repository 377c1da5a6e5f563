import { currentClinic } from '@medtrack/sdk'
import { v7 } from 'uuid'
import { readStored } from '../booking/stored.js'
import { todayHere } from '../desk/day.js'

type Row = Record<string, unknown>

/** Whoever arrived today drew a number, in the order in which they came. */
export async function storeTickets(appointments: readonly Row[]) {
  const { clinic, db } = currentClinic()
  const day = todayHere()
  const here = appointments
    .filter(({ arrived_at: at }) => at && dayOf(at, clinic.timeZone) === day)
    .sort((one, other) => (String(one.arrived_at) < String(other.arrived_at) ? -1 : 1))
  const tickets = here.map((appointment, index) => ({
    id: v7(),
    day,
    number: index + 1,
    appointment_id: appointment.id,
    patient_id: appointment.patient_id,
    called_at: appointment.in_room_at,
    created_at: appointment.arrived_at,
  }))
  if (tickets.length > 0) await db.table('appointments_tickets').multiInsert(tickets)
}

function dayOf(at: unknown, zone: string): string {
  return readStored(at).setZone(zone).toFormat('yyyy-MM-dd')
}
