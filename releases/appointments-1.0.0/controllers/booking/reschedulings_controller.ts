import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { wallTime } from '../../booking/asked_time.js'
import { reschedule, undoRescheduling } from '../../booking/reschedule.js'
import Appointment from '../../models/appointment.js'
import { readMoveForm } from '../../validators/booking/booking_form.js'
import { stepValidator } from '../../validators/booking/booking_validator.js'
import { orRefuse } from '../../validators/booking/sentences.js'
import { answer, refusalOf, refuseJson, wantsJson } from './answers.js'
import { describe, showAppointment } from './appointment_page.js'
import { bookingChoices, type Draft, type Notices } from './booking_page.js'
import { freeTimes } from './free_times.js'

/** Another time, length, doctor or room: by a form, or by dragging in the calendar. */
export default class ReschedulingsController {
  async create(ctx: HttpContext) {
    const appointment = await Appointment.findOrRefuse(ctx.params.appointment)
    return this.#show(ctx, appointment, ctx.request.except(['_csrf', '_method']))
  }

  async store(ctx: HttpContext) {
    const { page, params, request, response } = ctx
    const appointment = await Appointment.findOrRefuse(params.appointment)
    const move = await readMoveForm(ctx)
    try {
      await orRefuse(page, () => reschedule(appointment, move))
    } catch (error) {
      const refusal = refusalOf(ctx, error)
      if (!refusal) throw error
      if (wantsJson(ctx)) return refuseJson(ctx, refusal)
      response.status(409)
      const standing = await Appointment.findOrRefuse(appointment.id)
      return this.#show(ctx, standing, request.except(['_csrf', '_method']), { refusal })
    }
    const undo = { path: `/${appointment.id}/rescheduling`, method: 'DELETE' } as const
    return answer(ctx, appointment, { said: 'moved', undo })
  }

  async destroy(ctx: HttpContext) {
    const { params, request, response } = ctx
    const appointment = await Appointment.findOrRefuse(params.appointment)
    const { version } = await request.validateUsing(stepValidator)
    try {
      await undoRescheduling(appointment, version ?? null)
    } catch (error) {
      const refusal = refusalOf(ctx, error)
      if (!refusal) throw error
      if (wantsJson(ctx)) return refuseJson(ctx, refusal)
      response.status(409)
      return showAppointment(ctx, await Appointment.findOrRefuse(appointment.id), { refusal })
    }
    return answer(ctx, appointment, { said: 'movedBack' })
  }

  async #show(ctx: HttpContext, appointment: Appointment, typed: Draft, notices: Notices = {}) {
    const { doctorId, roomId, minutes, typeId, patientId } = appointment
    const standing = { doctorId, roomId, minutes, typeId, ...wallTime(appointment.startsAt) }
    const draft = { ...standing, ...typed }
    return ctx.page.render('booking/reschedule', {
      ...(await describe(ctx, appointment)),
      ...(await bookingChoices(ctx)),
      ...(await freeTimes(ctx, { ...draft, patientId })),
      appointment,
      draft,
      refusal: notices.refusal ?? null,
      mayOverbook: currentClinic().actor.may('appointments.overbook'),
    })
  }
}
