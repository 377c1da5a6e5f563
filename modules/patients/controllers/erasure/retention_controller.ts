import type { HttpContext } from '@adonisjs/core/http'
import { changeRetentionRule, retentionRule } from '../../erasure/retention_rule.js'
import { retentionValidator } from '../../validators/erasure/erasure_validators.js'

/** How long the clinic keeps patients at least. */
export default class RetentionController {
  async edit({ page }: HttpContext) {
    return page.render('erasure/retention', { rule: await retentionRule() })
  }

  async update({ page, request }: HttpContext) {
    await changeRetentionRule(await request.validateUsing(retentionValidator))
    page.redirect('/retention', { kind: 'success', text: page.t('erasure.retention.saved') })
  }
}
