import type { HttpContext } from '@adonisjs/core/http'
import { dayList } from '../../calendar/day_list.js'
import { namedIn, scheduleFrame } from '../../calendar/schedule_frame.js'
import { smallMonth } from '../../calendar/small_month.js'
import { dateOr } from '../../calendar/wall.js'

export default class DayListsController {
  async show(ctx: HttpContext) {
    const { page, request } = ctx
    const frame = await scheduleFrame(page)
    const { doctor } = request.qs()
    const list = await dayList(ctx, frame, dateOr(request.qs().date))
    const month = await smallMonth(ctx, frame, '/list')
    return page.render('calendar/list', {
      ...frame,
      list,
      month,
      chosenDoctor: namedIn(doctor).join(','),
    })
  }
}
