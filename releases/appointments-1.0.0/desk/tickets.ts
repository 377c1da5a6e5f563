import { isTaken } from '../booking/conflicts.js'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import type Appointment from '../models/appointment.js'
import Ticket from '../models/ticket.js'
import { todayHere } from './day.js'

const MOST_TRIES = 20

/** The number of an appointment for which somebody is here; drawn once, however often they are said to have arrived. */
export async function ticketOf(appointment: Appointment): Promise<Ticket> {
  const { id: appointmentId, patientId } = appointment
  const day = todayHere()
  const drawn = await Ticket.query().where({ appointmentId, day }).first()
  return drawn ?? draw({ day, appointmentId, patientId })
}

/** Calls somebody in: the screen of the waiting room shows the number. Called again, it stands first again. */
export async function call(ticket: Ticket) {
  await ticket.merge({ calledAt: DateTime.utc().startOf('second') }).save()
}

/** Numbers of a day by appointment. */
export async function ticketsOn(day: string): Promise<Map<string, Ticket>> {
  const tickets = await Ticket.query().where({ day }).orderBy('number')
  return new Map(tickets.flatMap((one) => (one.appointmentId ? [[one.appointmentId, one]] : [])))
}

/** The next number; where somebody else drew it at the same moment, the one after. */
async function draw(row: Pick<Ticket, 'day' | 'appointmentId' | 'patientId'>): Promise<Ticket> {
  for (let tried = 1; ; tried++) {
    const last = await Ticket.query().where('day', row.day).orderBy('number', 'desc').first()
    try {
      return await Ticket.create({ id: v7(), ...row, number: (last?.number ?? 0) + 1 })
    } catch (error) {
      if (!isTaken(error) || tried === MOST_TRIES) throw error
    }
  }
}
