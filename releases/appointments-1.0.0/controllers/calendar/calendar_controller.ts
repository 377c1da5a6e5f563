import type { HttpContext } from '@adonisjs/core/http'
import { dayList } from '../../calendar/day_list.js'
import { drawnHours, scheduleFrame } from '../../calendar/schedule_frame.js'
import { settings } from '../../calendar/settings.js'
import { dateOr } from '../../calendar/wall.js'

/** Every status and mark has a sign of its own: colour never says it alone. */
const ICONS = {
  booked: 'circle',
  confirmed: 'circle-check',
  arrived: 'log-in',
  in_room: 'door-open',
  done: 'check-check',
  no_show: 'user-x',
  overbooked: 'layers-2',
  outsideHours: 'moon',
  inSeries: 'repeat',
  held: 'loader',
  closed: 'calendar-off',
  success: 'circle-check',
  info: 'info',
  danger: 'circle-alert',
  close: 'x',
}

/** The calendar; without JavaScript the day as a list. */
export default class CalendarController {
  async show(ctx: HttpContext) {
    const { page, request } = ctx
    const frame = await scheduleFrame(page)
    const hours = await drawnHours(frame.doctors)
    const list = await dayList(ctx, frame, dateOr(request.qs().date))
    return page.render('calendar/show', {
      ...frame,
      list,
      chosenDoctor: request.qs().doctor ?? '',
      icons: ICONS,
      hasHours: hours.areSet,
      settings: settings(ctx, frame, hours),
    })
  }
}
