import type { HttpContext } from '@adonisjs/core/http'
import { announce } from '@medtrack/sdk'
import { call } from '../../desk/tickets.js'
import { ticketOrRefuse } from './tickets_controller.js'

export default class CallsController {
  async store({ page, params }: HttpContext) {
    const ticket = await ticketOrRefuse(params.ticket)
    await call(ticket)
    await announce('appointments.desk')
    const text = page.t('desk.called', { number: ticket.number })
    page.redirect('/desk', { kind: 'success', text })
  }
}
