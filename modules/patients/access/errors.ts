import type { HttpContext } from '@adonisjs/core/http'
import { Exception } from '@adonisjs/core/exceptions'

/**
 * The chart is restricted and this member is not of the team. Answers with a page that has the name, the fact, and the way
 * in for an emergency; it was drawn while the clinic was still entered.
 */
export class ClosedChartError extends Exception {
  static code = 'E_CHART_RESTRICTED'
  static status = 403
  static message = 'This chart is restricted to the team that treats the patient.'

  constructor(readonly page: string) {
    super()
  }

  handle(error: this, { request, response }: HttpContext) {
    response.status(error.status)
    if (request.accepts(['html', 'json']) === 'json') {
      return response.send({ errors: [{ message: error.message, code: error.code }] })
    }
    return response.send(error.page)
  }
}
