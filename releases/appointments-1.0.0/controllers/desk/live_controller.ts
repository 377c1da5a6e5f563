import type { HttpContext } from '@adonisjs/core/http'

export default class LiveController {
  show({ page }: HttpContext) {
    return page.live('appointments.desk')
  }
}
