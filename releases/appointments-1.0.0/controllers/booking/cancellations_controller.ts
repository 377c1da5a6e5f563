import type { HttpContext } from '@adonisjs/core/http'
import Appointment from '../../models/appointment.js'
import { allows } from '../../booking/verbs.js'
import { StepRefusedError } from '../../booking/errors.js'
import { describe } from './appointment_page.js'
import { stepsController } from './steps_controller.js'

/** Cancelling has a page of its own, which asks why. */
export default class CancellationsController extends stepsController('cancellation') {
  async create(ctx: HttpContext) {
    const appointment = await Appointment.findOrRefuse(ctx.params.appointment)
    const isPossible = allows(appointment.status, 'cancellation')
    if (!isPossible) return this.tell(ctx, appointment, new StepRefusedError())
    return ctx.page.render('booking/cancel', { ...(await describe(ctx, appointment)), appointment })
  }
}
