import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, RecordNotFoundError } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { validate as isUuid } from 'uuid'
import { SlotTakenError } from '../../booking/errors.js'
import { holdTime, letGo, prolong } from '../../booking/holds.js'
import { checkDoctor, checkTime } from '../../booking/order.js'
import Hold from '../../models/hold.js'
import { heldTimeValidator } from '../../validators/calendar/held_time.js'

/** Longer than a form is left alone; whoever is still at it asks again meanwhile. */
const KEPT_MINUTES = 5

/** Times that are kept while the panel of the calendar is open on them. */
export default class HeldTimesController {
  async store({ page, request, response }: HttpContext) {
    const { doctor: doctorId, start, minutes } = await request.validateUsing(heldTimeValidator)
    const startsAt = DateTime.fromISO(start, { zone: currentClinic().clinic.timeZone })
    checkTime(startsAt, minutes)
    await checkDoctor(doctorId)
    try {
      const { hold } = await holdTime({
        booking: bookingOf(doctorId, startsAt, minutes),
        minutes: KEPT_MINUTES,
        purpose: 'booking',
      })
      response.status(201)
      return { hold: hold.id }
    } catch (error) {
      if (!(error instanceof SlotTakenError)) throw error
      response.status(409)
      return { error: error.code, message: page.t('calendar.holdTaken') }
    }
  }

  async update({ params, response }: HttpContext) {
    await prolong((await ownHold(params.hold)).id, KEPT_MINUTES)
    response.noContent()
  }

  async destroy({ params, response }: HttpContext) {
    await letGo((await ownHold(params.hold)).id)
    response.noContent()
  }
}

/** @throws RecordNotFoundError where it is gone, or somebody else's */
async function ownHold(id: unknown): Promise<Hold> {
  const hold = isUuid(id) ? await Hold.find(id) : null
  const isOwn = hold?.purpose === 'booking' && hold.heldBy === currentClinic().actor.userId
  if (!hold || !isOwn) throw new RecordNotFoundError()
  return hold
}

function bookingOf(doctorId: string, startsAt: DateTime, minutes: number) {
  const endsAt = startsAt.plus({ minutes })
  const open = { typeId: null, roomId: null, bufferMinutes: 0, needsRoom: false }
  return { ...open, doctorId, startsAt: startsAt.toUTC(), endsAt: endsAt.toUTC() }
}
