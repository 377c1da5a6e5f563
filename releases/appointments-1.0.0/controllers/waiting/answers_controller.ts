import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, members } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import WaitingOffer from '../../models/waiting_offer.js'
import { acceptOffer, closeOffer } from '../../waiting/answering.js'
import { spoken } from '../../words/moments.js'

/** Where an offer leads. It names no patient; opening it changes nothing. */
export default class OfferAnswersController {
  async show({ page, params, i18n, response }: HttpContext) {
    response.header('x-robots-tag', 'noindex, nofollow')
    const offer = await WaitingOffer.byLink(params.token)
    const doctor = (await members()).find(({ userId }) => userId === offer.doctorId)
    const isOver = offer.status === 'open' && offer.expiresAt < DateTime.utc()
    return page.render('waiting/answer', {
      token: params.token,
      outcome: isOver ? 'expired' : offer.status,
      when: spoken(offer.startsAt, i18n.locale),
      until: spoken(offer.expiresAt, i18n.locale, 'short'),
      doctor: doctor?.name ?? '',
      clinic: currentClinic().clinic.name,
    })
  }

  async accept({ page, params }: HttpContext) {
    const offer = await WaitingOffer.byLink(params.token)
    await acceptOffer(offer, page.t('waiting.instead'))
    page.redirect(`/offers/${params.token}`)
  }

  async decline({ page, params }: HttpContext) {
    await closeOffer(await WaitingOffer.byLink(params.token), 'declined')
    page.redirect(`/offers/${params.token}`)
  }
}
