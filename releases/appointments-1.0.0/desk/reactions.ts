import { announce } from '@medtrack/sdk'
import type { Happening } from '../booking/happening.js'
import { call, ticketOf } from './tickets.js'

/** Whoever arrives draws a number, whoever is called in is shown on the screen, and everybody who looks sees it. */
export default async function ({ kind, appointment }: Happening) {
  if (kind === 'arrival') await ticketOf(appointment)
  if (kind === 'rooming') {
    const ticket = await ticketOf(appointment)
    if (!ticket.calledAt) await call(ticket)
  }
  await announce('appointments.desk')
}
