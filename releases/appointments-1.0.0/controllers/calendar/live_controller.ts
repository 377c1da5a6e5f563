import type { HttpContext } from '@adonisjs/core/http'
import { TOPIC } from '../../calendar/onlookers.js'

/** Says when the calendar must be looked at anew. */
export default class LiveController {
  show({ page }: HttpContext) {
    return page.live(TOPIC)
  }
}
