import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, RecordNotFoundError } from '@medtrack/sdk'
import { validate as isUuid } from 'uuid'
import { arrivalsToday, waiting } from '../../desk/today.js'
import Ticket from '../../models/ticket.js'

export default class TicketsController {
  /** The number on a slip of paper: nothing on it says whose it is. */
  async show({ page, params }: HttpContext) {
    const ticket = await ticketOrRefuse(params.ticket)
    const line = waiting(await arrivalsToday())
    const before = line.findIndex((one) => one.ticket?.id === ticket.id)
    return page.render('desk/ticket', {
      ticket,
      clinicName: currentClinic().clinic.name,
      before: Math.max(0, before),
    })
  }
}

/** @throws RecordNotFoundError when the id is malformed or unknown */
export async function ticketOrRefuse(id: unknown): Promise<Ticket> {
  const ticket = isUuid(id) ? await Ticket.find(id) : null
  if (!ticket) throw new RecordNotFoundError()
  return ticket
}
