import type { HttpContext } from '@adonisjs/core/http'
import { patientsByIds } from '@medtrack/patients'
import { currentClinic, members, RecordNotFoundError } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { doctorsFor } from '../../online/offer.js'
import { freeSlots } from '../../availability/free_slots.js'
import type { FreeSlot } from '../../availability/slot.js'
import AppointmentType from '../../models/appointment_type.js'
import WaitingEntry from '../../models/waiting_entry.js'
import WaitingOffer from '../../models/waiting_offer.js'
import { reachOf } from '../../reminders/sending.js'
import { offerValidator } from '../../validators/waiting/waiting_validators.js'
import { closeOffer } from '../../waiting/answering.js'
import { offerTo } from '../../waiting/offering.js'
import { isWished } from '../../waiting/wishes.js'
import { instantIn, isoOf, spoken } from '../../words/moments.js'
import { wishWords } from './waiting_rows.js'

const DAYS_AHEAD = 30
const MOST_SHOWN = 24
/** Of one day, so that other days are seen as well. */
const MOST_A_DAY = 4

/** Times that suit somebody who waits, offered by hand. */
export default class OffersController {
  async create(ctx: HttpContext) {
    const { page, params, i18n } = ctx
    const entry = await WaitingEntry.findOrRefuse(params.entry)
    const names = new Map((await members()).map(({ userId, name }) => [userId, name]))
    const slots = spread(await suitable(entry)).slice(0, MOST_SHOWN)
    return page.render('waiting/offer', {
      entry,
      patient: (await patientsByIds([entry.patientId])).get(entry.patientId),
      wish: wishWords(ctx, entry),
      isReachable: (await reachOf(entry.patientId)) !== null,
      slots: slots.map(({ doctorId, startsAt }) => ({
        doctorId,
        start: isoOf(startsAt),
        label: spoken(startsAt, i18n.locale, 'short'),
        doctor: names.get(doctorId) ?? '',
        bookHref: page.url('/new', {
          ...{ patient: entry.patientId, type: entry.typeId, doctor: doctorId },
          start: isoOf(startsAt),
        }),
      })),
    })
  }

  async store({ page, params, request }: HttpContext) {
    const entry = await WaitingEntry.findOrRefuse(params.entry)
    if (entry.status !== 'waiting') throw new RecordNotFoundError()
    const { doctor, start } = await request.validateUsing(offerValidator)
    const startsAt = instantIn(start)
    const slot = (await suitable(entry)).find(
      (one) => one.doctorId === doctor && one.startsAt.toMillis() === startsAt?.toMillis()
    )
    const offer = slot && (await offerTo(entry, slot))
    page.redirect('/waiting', {
      kind: offer ? 'success' : 'warning',
      text: page.t(offer ? 'waiting.offered' : 'waiting.taken'),
    })
  }

  /** Takes an offer back. */
  async destroy({ page, params }: HttpContext) {
    const offer = await WaitingOffer.findOrRefuse(params.offer)
    if (offer.entryId !== params.entry) throw new RecordNotFoundError()
    await closeOffer(offer, 'taken')
    page.redirect('/waiting', { kind: 'success', text: page.t('waiting.takenBack') })
  }
}

async function suitable(entry: WaitingEntry) {
  const type = await AppointmentType.findOrFail(entry.typeId)
  const doctors = await doctorsFor(type.id)
  const from = DateTime.utc().plus({ hours: 2 })
  const found = await freeSlots({
    doctorIds: doctors.map(({ userId }) => userId),
    from,
    until: from.plus({ days: DAYS_AHEAD }),
    minutes: type.minutes,
    bufferMinutes: type.bufferMinutes,
    needsRoom: type.needsRoom,
    patientId: entry.patientId,
  })
  return found.filter((slot) => isWished(entry, slot))
}

/** Some of each day, over the whole of it. */
function spread(slots: readonly FreeSlot[]): FreeSlot[] {
  const { timeZone } = currentClinic().clinic
  const days = Map.groupBy(slots, ({ startsAt }) => startsAt.setZone(timeZone).toISODate())
  return [...days.values()].flatMap((day) => {
    const step = Math.max(1, Math.floor(day.length / MOST_A_DAY))
    return day.filter((_, at) => at % step === 0).slice(0, MOST_A_DAY)
  })
}
