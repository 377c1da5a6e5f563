import { StaleEditError } from '@medtrack/sdk'
import type { HttpContext } from '@adonisjs/core/http'
import { chartOf } from '../../chart/open_chart.js'
import Visit from '../../models/visit.js'
import { signatureValidator } from '../../validators/visits/visit_validator.js'
import { EmptyVisitError, VisitLockedError } from '../../visits/errors.js'
import { showVisit } from './visit_page.js'

export default class VisitSignaturesController {
  async store(ctx: HttpContext) {
    const { page, request, response, params } = ctx
    const patient = await chartOf(ctx)
    const visit = await Visit.inChart(patient.id, params.visit)
    const { version } = await request.validateUsing(signatureValidator)
    try {
      await visit.sign(version)
    } catch (error) {
      const notice = noticeOf(error)
      if (!notice) throw error
      response.status(409)
      return showVisit(ctx, patient, await Visit.inChart(patient.id, visit.id), { notice })
    }
    page.redirect(`/${patient.id}/visits/${visit.id}`, {
      kind: 'success',
      text: page.t('visits.signed'),
    })
  }
}

/** What the signer can do something about. */
function noticeOf(error: unknown): string | undefined {
  if (error instanceof StaleEditError) return 'changedBeforeSigning'
  if (error instanceof EmptyVisitError) return 'empty'
  return error instanceof VisitLockedError ? 'locked' : undefined
}
