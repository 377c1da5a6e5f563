import type { HttpContext } from '@adonisjs/core/http'
import { Exception } from '@adonisjs/core/exceptions'

const FORM_ITSELF = ['_csrf', '_method']

/**
 * The record was merged into another. Who follows an old address is led there; what was sent to it is written nowhere,
 * since it was meant for what stood in the other record: it is shown again, so that nothing typed is lost.
 */
export class MergedAwayError extends Exception {
  static code = 'E_MERGED_AWAY'
  static status = 409
  static message = 'This record was merged into another one.'

  constructor(
    readonly mergedId: string,
    readonly survivorId: string
  ) {
    super()
  }

  async handle({ mergedId, survivorId, code, message }: this, ctx: HttpContext) {
    const { page, request, response } = ctx
    if (request.accepts(['html', 'json']) === 'json') {
      const location = page.url(`/${survivorId}`)
      return response.status(409).send({ error: { code, message, location } })
    }
    if (request.method() === 'GET') {
      const path = request.url().replace(mergedId, survivorId).slice(page.url('/').length)
      return page.redirect(path, { kind: 'info', text: page.t('duplicates.away.led') })
    }
    response.status(409)
    return response.send(
      await page.render('duplicates/merged_away', { survivorId, typed: typedText(request.all()) })
    )
  }
}

function typedText(fields: Record<string, unknown>): { name: string; text: string }[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() && !FORM_ITSELF.includes(name)
      ? [{ name, text: value }]
      : []
  )
}
