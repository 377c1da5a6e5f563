import type { HttpContext } from '@adonisjs/core/http'
import { dayList } from '../../calendar/day_list.js'
import { scheduleFrame } from '../../calendar/schedule_frame.js'
import { dateOr } from '../../calendar/wall.js'

export default class DayListsController {
  async show(ctx: HttpContext) {
    const { page, request } = ctx
    const frame = await scheduleFrame(page)
    const { doctor } = request.qs()
    const list = await dayList(ctx, frame, dateOr(request.qs().date))
    return page.render('calendar/list', { ...frame, list, chosenDoctor: doctor ?? '' })
  }
}
