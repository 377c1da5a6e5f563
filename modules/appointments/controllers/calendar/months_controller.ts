import type { HttpContext } from '@adonisjs/core/http'
import { scheduleFrame } from '../../calendar/schedule_frame.js'
import { smallMonth } from '../../calendar/small_month.js'

/** The small month alone, for a calendar that leafs through it. */
export default class MonthsController {
  async show(ctx: HttpContext) {
    const { page, response } = ctx
    const month = await smallMonth(ctx, await scheduleFrame(page))
    response.header('Cache-Control', 'no-store')
    return page.render('calendar/month', { month })
  }
}
