import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, members } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { StepRefusedError } from '../../booking/errors.js'
import Appointment from '../../models/appointment.js'
import Reminder from '../../models/reminder.js'
import { answer } from '../../reminders/answering.js'
import { spoken } from '../../words/moments.js'

/** Where a reminder leads. It names no patient; opening it changes nothing, since programs open links as well. */
export default class AnswersController {
  async show({ page, params, i18n, response }: HttpContext) {
    response.header('x-robots-tag', 'noindex, nofollow')
    const reminder = await Reminder.byLink(params.token)
    const appointment = await Appointment.findOrFail(reminder.appointmentId)
    const doctor = (await members()).find(({ userId }) => userId === appointment.doctorId)
    return page.render('reminders/answer', {
      token: params.token,
      outcome: outcomeOf(appointment),
      when: spoken(appointment.startsAt, i18n.locale),
      doctor: doctor?.name ?? '',
      clinic: currentClinic().clinic.name,
    })
  }

  confirm(ctx: HttpContext) {
    return this.#answer(ctx, 'confirmation')
  }

  cancel(ctx: HttpContext) {
    return this.#answer(ctx, 'cancellation')
  }

  async #answer({ page, params }: HttpContext, step: 'confirmation' | 'cancellation') {
    const reminder = await Reminder.byLink(params.token)
    try {
      await answer(reminder, step, page.t('reminders.byLink'))
    } catch (error) {
      // Twice, or too late: the page says how it stands.
      if (!(error instanceof StepRefusedError)) throw error
    }
    page.redirect(`/answers/${params.token}`)
  }
}

function outcomeOf({ status, startsAt }: Appointment) {
  if (status === 'cancelled') return 'cancelled'
  if (startsAt < DateTime.utc() || (status !== 'booked' && status !== 'confirmed')) return 'over'
  return status
}
