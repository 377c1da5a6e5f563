import type { HttpContext } from '@adonisjs/core/http'
import { PER_PAGE, pairsToReview } from '../../duplicates/review.js'
import { requestedPage } from '../requested_page.js'
import { describePair, duplicateTabs } from './duplicate_words.js'

/** Who may be the same person, for somebody to look at. */
export default class DuplicatesController {
  async index({ page, request }: HttpContext) {
    const number = requestedPage(request)
    const { total, pairs } = await pairsToReview(number)
    return page.render('duplicates/index', {
      total,
      number,
      perPage: PER_PAGE,
      pairs: pairs.map((pair) => describePair(page, pair)),
      tabs: duplicateTabs(page, '/duplicates'),
    })
  }
}
