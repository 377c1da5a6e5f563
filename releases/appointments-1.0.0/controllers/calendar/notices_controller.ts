import type { HttpContext } from '@adonisjs/core/http'
import { audit, dispatch } from '@medtrack/sdk'
import Appointment from '../../models/appointment.js'
import { reachOf } from '../../reminders/sending.js'

/** Mails that tell a patient of what reception changed. Nothing is sent by itself. */
export default class NoticesController {
  /** Whether there is a way to write to the patient. */
  async show({ params, response }: HttpContext) {
    const { patientId } = await Appointment.findOrRefuse(params.appointment)
    const reach = await reachOf(patientId)
    response.header('Cache-Control', 'no-store')
    return { isReachable: Boolean(reach?.channels.includes('mail')) }
  }

  async store({ page, params, response }: HttpContext) {
    const { id, patientId } = await Appointment.findOrRefuse(params.appointment)
    await audit({
      action: 'appointments.notice',
      type: 'E',
      entity: { type: 'Patient', id: patientId },
      details: { appointment: id },
    })
    await dispatch('appointments.tellOfChange', id)
    response.status(202)
    return { message: page.t('calendar.notice.sent') }
  }
}
