import type { HttpContext } from '@adonisjs/core/http'
import { likeNewcomer } from '@medtrack/patients'
import { book } from '../../booking/book.js'
import { bookNewcomer } from '../../booking/book_newcomer.js'
import { edit } from '../../booking/edit.js'
import Appointment from '../../models/appointment.js'
import { readBookingForm, type BookingForm } from '../../validators/booking/booking_form.js'
import { editValidator } from '../../validators/booking/booking_validator.js'
import { orRefuse, sentences } from '../../validators/booking/sentences.js'
import { answer, refusalOf, refuseJson, wantsJson } from './answers.js'
import { showAppointment } from './appointment_page.js'
import { showBookingPage } from './booking_page.js'

export default class AppointmentsController {
  /** By GET with what the calendar knows of the slot; by POST with all that was typed, to find a patient or a time. */
  async create(ctx: HttpContext) {
    return showBookingPage(ctx, typedIn(ctx))
  }

  /** Who looks like a patient of the clinic is registered anew only when the person says so. */
  async store(ctx: HttpContext) {
    const { page } = ctx
    const form = await readBookingForm(ctx)
    const lookAlikes = form.newcomer ? await likeNewcomer(form.newcomer) : []
    if (lookAlikes.some(({ id }) => !form.seen.includes(id))) return this.#ask(ctx, lookAlikes)
    try {
      const appointment = await orRefuse(page, () => bookForm(form))
      return answer(ctx, appointment, { said: 'booked', status: 201 })
    } catch (error) {
      const refusal = refusalOf(ctx, error)
      if (!refusal) throw error
      if (wantsJson(ctx)) return refuseJson(ctx, refusal)
      ctx.response.status(409)
      return showBookingPage(ctx, typedIn(ctx), { refusal })
    }
  }

  async show(ctx: HttpContext) {
    return showAppointment(ctx, await Appointment.findOrRefuse(ctx.params.appointment))
  }

  async update(ctx: HttpContext) {
    const { page, params, request, response } = ctx
    const appointment = await Appointment.findOrRefuse(params.appointment)
    const input = await request.validateUsing(editValidator, { messagesProvider: sentences(page) })
    const { version } = input
    const change = { typeId: input.typeId || null, note: input.note || null, version }
    try {
      await orRefuse(page, () => edit(appointment, change))
    } catch (error) {
      const refusal = refusalOf(ctx, error)
      if (!refusal) throw error
      response.status(409)
      const standing = await Appointment.findOrRefuse(appointment.id)
      return showAppointment(ctx, standing, { refusal, typed: change })
    }
    return answer(ctx, appointment, { said: 'edited' })
  }

  #ask(ctx: HttpContext, lookAlikes: Awaited<ReturnType<typeof likeNewcomer>>) {
    const { page, response } = ctx
    response.status(409)
    if (wantsJson(ctx)) {
      const message = page.t('booking.lookAlikes.title', { count: lookAlikes.length })
      return response.json({ error: 'E_LOOK_ALIKES', message, lookAlikes })
    }
    return showBookingPage(ctx, typedIn(ctx), { lookAlikes })
  }
}

function bookForm({ order, patientId, newcomer }: BookingForm): Promise<Appointment> {
  return newcomer ? bookNewcomer(newcomer, order) : book({ ...order, patientId: patientId ?? '' })
}

/** Everything that was sent, as it was typed. Names come in a body only, never in an address. */
function typedIn({ request }: HttpContext): Record<string, unknown> {
  const { doctor, type, patient, ...fields } = request.except(['_csrf', '_method'])
  return {
    ...fields,
    ...(doctor && { doctorId: doctor }),
    ...(type && { typeId: type }),
    ...(patient && { patientId: patient }),
  }
}
