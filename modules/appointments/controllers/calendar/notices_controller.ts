import type { HttpContext } from '@adonisjs/core/http'
import Appointment from '../../models/appointment.js'
import { tellOfChange } from '../../messages/telling.js'
import { reachOf } from '../../reminders/sending.js'
import { wantsJson } from '../booking/answers.js'

/** Mails that tell a patient of what reception changed. Nothing is sent by itself. */
export default class NoticesController {
  /** Whether there is a way to write to the patient. */
  async show({ params, response }: HttpContext) {
    const { patientId } = await Appointment.findOrRefuse(params.appointment)
    const reach = await reachOf(patientId)
    response.header('Cache-Control', 'no-store')
    return { isReachable: Boolean(reach?.channels.includes('mail')) }
  }

  async store(ctx: HttpContext) {
    const { page, params, response } = ctx
    const appointment = await Appointment.findOrRefuse(params.appointment)
    const isSending = await tellOfChange(appointment)
    const text = page.t(isSending ? 'calendar.notice.sent' : 'calendar.notice.sentBefore')
    if (wantsJson(ctx)) return response.status(202).json({ message: text })
    page.redirect(`/${appointment.id}`, { kind: isSending ? 'success' : 'info', text })
  }
}
