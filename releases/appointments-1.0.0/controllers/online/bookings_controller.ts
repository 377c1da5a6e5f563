import type { HttpContext } from '@adonisjs/core/http'
import { SlotTakenError } from '../../booking/errors.js'
import { ask } from '../../online/asking.js'
import { slotAt } from '../../online/offer.js'
import { readPerson } from '../../validators/online/online_validators.js'
import { chosenOf, showTimes, showTypes } from './offer_page.js'
import { isoOf, spoken } from '../../words/moments.js'

/** The public page on which people book by themselves. It shows free times and nothing about anybody. */
export default class OnlineBookingsController {
  /** What for, then when, then who: one question a page. */
  async create(ctx: HttpContext) {
    const { page, i18n, response } = ctx
    response.header('x-robots-tag', 'noindex')
    const chosen = await chosenOf(ctx)
    if (!chosen) return showTypes(ctx)
    const slot = chosen.startsAt && (await slotAt(chosen, chosen.startsAt))
    if (!slot) return showTimes(ctx, chosen, { isGone: chosen.startsAt !== null })
    const doctor = chosen.doctors.find(({ userId }) => userId === slot.doctorId)
    return page.render('online/person', {
      chosen: { type: chosen.type.id, doctor: chosen.doctorId, start: isoOf(slot.startsAt) },
      type: chosen.type.name,
      doctor: doctor?.name ?? '',
      when: spoken(slot.startsAt, i18n.locale),
      back: page.url('/book', { type: chosen.type.id, doctor: chosen.doctorId }),
    })
  }

  async store(ctx: HttpContext) {
    const { page, i18n, response } = ctx
    const chosen = await chosenOf(ctx)
    if (!chosen?.startsAt) return showTypes(ctx)
    const person = await readPerson(ctx)
    const slot = await slotAt(chosen, chosen.startsAt)
    try {
      if (!slot) throw new SlotTakenError(['doctor'])
      await ask({ type: chosen.type, slot, person, locale: i18n.locale })
    } catch (error) {
      if (!(error instanceof SlotTakenError)) throw error
      response.status(409)
      return showTimes(ctx, chosen, { isGone: true })
    }
    page.redirect('/book/sent')
  }

  /** The same for everybody, whether the clinic knows them or not. */
  async sent({ page }: HttpContext) {
    return page.render('online/sent')
  }
}
