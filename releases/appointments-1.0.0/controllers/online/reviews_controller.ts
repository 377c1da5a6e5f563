import type { HttpContext } from '@adonisjs/core/http'
import { members } from '@medtrack/sdk'
import { SlotTakenError } from '../../booking/errors.js'
import AppointmentType from '../../models/appointment_type.js'
import OnlineRequest from '../../models/online_request.js'
import { refuseRequest, requestsForReview, settleFor } from '../../online/review.js'
import { spoken } from '../../words/moments.js'

/** New bookings of people of whom the clinic cannot be sure who they are. */
export default class OnlineReviewsController {
  async index({ page, i18n }: HttpContext) {
    const reviews = await requestsForReview()
    const types = new Map((await AppointmentType.all()).map(({ id, name }) => [id, name]))
    const doctors = new Map((await members()).map(({ userId, name }) => [userId, name]))
    return page.render('online/reviews', {
      reviews: reviews.map(({ request, person, alike }) => ({
        id: request.id,
        when: spoken(request.startsAt, i18n.locale, 'short'),
        what: [types.get(request.typeId), doctors.get(request.doctorId)]
          .filter(Boolean)
          .join(' · '),
        person,
        alike,
      })),
    })
  }

  /** @throws RecordNotFoundError where it was settled meanwhile */
  async store({ page, params, request }: HttpContext) {
    const asked = await OnlineRequest.findOrRefuse(params.request)
    const patient = request.input('patient')
    try {
      await settleFor(asked, patient ? String(patient) : null)
      page.redirect('/online-bookings', { kind: 'success', text: page.t('online.settled') })
    } catch (error) {
      if (!(error instanceof SlotTakenError)) throw error
      page.redirect('/online-bookings', { kind: 'warning', text: page.t('online.elsewhere') })
    }
  }

  async destroy({ page, params }: HttpContext) {
    await refuseRequest(await OnlineRequest.findOrRefuse(params.request))
    page.redirect('/online-bookings', { kind: 'success', text: page.t('online.refused') })
  }
}
