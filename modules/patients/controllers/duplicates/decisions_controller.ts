import type { HttpContext } from '@adonisjs/core/http'
import { distinguish, reconsider } from '../../duplicates/decisions.js'
import { PER_PAGE, pairsToldApart } from '../../duplicates/review.js'
import { requestedPage } from '../requested_page.js'
import { bothCharts } from './both_charts.js'
import { describePair, duplicateTabs } from './duplicate_words.js'

/** "Not the same person", remembered until somebody thinks again. */
export default class DecisionsController {
  async index({ page, request }: HttpContext) {
    const number = requestedPage(request)
    const { total, pairs } = await pairsToldApart(number)
    return page.render('duplicates/decisions', {
      total,
      number,
      perPage: PER_PAGE,
      pairs: pairs.map((pair) => describePair(page, pair)),
      tabs: duplicateTabs(page, '/duplicates/decisions'),
    })
  }

  async store(ctx: HttpContext) {
    const [one, other] = await bothCharts(ctx)
    await distinguish(one.id, other.id)
    ctx.page.redirect('/duplicates', {
      kind: 'success',
      text: ctx.page.t('duplicates.toldApart'),
    })
  }

  async destroy(ctx: HttpContext) {
    const [one, other] = await bothCharts(ctx)
    await reconsider(one.id, other.id)
    ctx.page.redirect('/duplicates/decisions', {
      kind: 'success',
      text: ctx.page.t('duplicates.upAgain'),
    })
  }
}
