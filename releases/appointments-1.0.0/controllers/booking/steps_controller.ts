import type { HttpContext } from '@adonisjs/core/http'
import { takeStep, undoStep } from '../../booking/steps.js'
import type { Step } from '../../booking/verbs.js'
import Appointment from '../../models/appointment.js'
import { stepValidator } from '../../validators/booking/booking_validator.js'
import { sentences } from '../../validators/booking/sentences.js'
import { answer, refusalOf, refuseJson, wantsJson } from './answers.js'
import { showAppointment } from './appointment_page.js'

/** The controller of a step: `store` takes it, `destroy` takes it back. */
export function stepsController(step: Step) {
  return class StepsController {
    async store(ctx: HttpContext) {
      const { appointment, manner } = await this.read(ctx)
      try {
        await takeStep(appointment, step, manner)
      } catch (error) {
        return this.tell(ctx, appointment, error)
      }
      const undo = { path: `/${appointment.id}/${step}`, method: 'DELETE' } as const
      return answer(ctx, appointment, { said: step, undo })
    }

    async destroy(ctx: HttpContext) {
      const { appointment, manner } = await this.read(ctx)
      try {
        await undoStep(appointment, step, manner)
      } catch (error) {
        return this.tell(ctx, appointment, error)
      }
      return answer(ctx, appointment, { said: 'undone' })
    }

    /** What a person can do something about, on the appointment's page as it stands now. */
    async tell(ctx: HttpContext, { id }: Appointment, error: unknown) {
      const refusal = refusalOf(ctx, error)
      if (!refusal) throw error
      if (wantsJson(ctx)) return refuseJson(ctx, refusal)
      ctx.response.status(409)
      return showAppointment(ctx, await Appointment.findOrRefuse(id), { refusal })
    }

    async read({ page, params, request }: HttpContext) {
      const appointment = await Appointment.findOrRefuse(params.appointment)
      const messagesProvider = sentences(page)
      const manner = await request.validateUsing(stepValidator, { messagesProvider })
      return { appointment, manner }
    }
  }
}
