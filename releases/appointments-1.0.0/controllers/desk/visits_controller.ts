import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { startVisitOf } from '../../desk/visit.js'
import Appointment from '../../models/appointment.js'

export default class VisitsController {
  /** Begins the note of an appointment, and goes there. Pressed twice, it is the same note. */
  async store({ page, params, response }: HttpContext) {
    const appointment = await Appointment.findOrRefuse(params.appointment)
    const visits = page.urlOf('patients', `/${appointment.patientId}/visits`)
    if (!visits) throw new RecordNotFoundError()
    const visitId = await startVisitOf(appointment)
    response.redirect().toPath(`${visits}/${visitId}`)
  }
}
