import type { HttpContext } from '@adonisjs/core/http'
import { closedTimes } from '../../calendar/closed_times.js'
import { heldTimes } from '../../calendar/held_times.js'
import { scheduleOf, type Scheduled } from '../../calendar/schedule.js'
import { chosenDoctors, scheduleFrame } from '../../calendar/schedule_frame.js'
import { dateOr, dayOf, wallSpan } from '../../calendar/wall.js'
import { MOVABLE } from '../../booking/statuses.js'
import { eventsValidator } from '../../validators/calendar/events.js'

/**
 * What the calendar draws, for members who are signed in: it names patients, so nothing keeps it. Times are those of the clock
 * on the clinic's wall, whatever the browser's zone.
 */
export default class EventsController {
  async index({ page, request, response }: HttpContext) {
    const asked = await request.validateUsing(eventsValidator)
    const frame = await scheduleFrame(page)
    const doctorIds = chosenDoctors(frame, asked.doctors)
    const first = dayOf(dateOr(asked.from))
    const [from, until] = [first.from, asked.until ? dayOf(asked.until).from : first.until]
    const range = { from, until }
    response.header('Cache-Control', 'no-store')
    return {
      events: (await scheduleOf({ doctorIds, ...range, roomId: asked.room })).map(drawn),
      held: asked.room ? [] : await heldTimes(doctorIds, from, until),
      closed: await closedTimes(doctorIds, range, Boolean(asked.together)),
    }
  }
}

function drawn({ patient, startsAt, endsAt, ...one }: Scheduled) {
  return {
    ...one,
    ...wallSpan(startsAt, endsAt),
    startsAt: startsAt.toUTC().toISO(),
    minutes: Math.round(endsAt.diff(startsAt, 'minutes').minutes),
    patient: patient?.name ?? '',
    movable: MOVABLE.includes(one.status),
  }
}
