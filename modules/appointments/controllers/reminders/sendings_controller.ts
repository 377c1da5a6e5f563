import type { HttpContext } from '@adonisjs/core/http'
import Appointment from '../../models/appointment.js'
import Reminder from '../../models/reminder.js'
import { remindAgain } from '../../messages/telling.js'

/** A reminder that failed, or of which nobody can tell whether it went out, is sent because a person says so. */
export default class SendingsController {
  async store({ page, params }: HttpContext) {
    const reminder = await Reminder.findOrRefuse(params.reminder)
    const appointment = await Appointment.findOrRefuse(reminder.appointmentId)
    const isSending = await remindAgain(reminder, appointment)
    const text = page.t(isSending ? 'messages.goesOut' : 'messages.wentOut')
    page.redirect(`/${appointment.id}`, { kind: isSending ? 'success' : 'info', text })
  }
}
