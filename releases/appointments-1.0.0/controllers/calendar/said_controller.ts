import type { HttpContext } from '@adonisjs/core/http'

/** Nothing but what was just said: where a form that was sent from the calendar's panel leads to. */
export default class SaidController {
  show({ page }: HttpContext) {
    return page.render('calendar/said')
  }
}
