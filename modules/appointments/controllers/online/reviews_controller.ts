import type { HttpContext } from '@adonisjs/core/http'
import { members } from '@medtrack/sdk'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { SlotTakenError } from '../../booking/errors.js'
import AppointmentType from '../../models/appointment_type.js'
import OnlineRequest from '../../models/online_request.js'
import { AlreadySettledError } from '../../online/errors.js'
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
        phone: shownPhone(person.phone),
        alike,
      })),
    })
  }

  async store({ page, params, request }: HttpContext) {
    const asked = await OnlineRequest.findOrRefuse(params.request)
    const patient = request.input('patient')
    await decide(page, 'settled', () => settleFor(asked, patient ? String(patient) : null))
  }

  async destroy({ page, params }: HttpContext) {
    const asked = await OnlineRequest.findOrRefuse(params.request)
    await decide(page, 'refused', () => refuseRequest(asked))
  }
}

/** Says what became of it: another may have been faster, or the patient is somewhere else then. */
async function decide(page: HttpContext['page'], said: string, work: () => Promise<void>) {
  try {
    await work()
    page.redirect('/online-bookings', { kind: 'success', text: page.t(`online.${said}`) })
  } catch (error) {
    const why = WHY_NOT.find(([kind]) => error instanceof kind)
    if (!why) throw error
    page.redirect('/online-bookings', { kind: 'warning', text: page.t(`online.${why[1]}`) })
  }
}

/** As it is read aloud, with its country. */
function shownPhone(phone: string | null): string | null {
  const parsed = phone ? parsePhoneNumberFromString(phone) : undefined
  return parsed?.formatInternational() ?? phone
}

const WHY_NOT = [
  [SlotTakenError, 'elsewhere'],
  [AlreadySettledError, 'settledBefore'],
] as const
