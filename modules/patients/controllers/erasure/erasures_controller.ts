import type { HttpContext } from '@adonisjs/core/http'
import { resumeIfStalled } from '../../erasure/asking.js'
import Erasure from '../../models/erasure.js'
import { requestedPage } from '../requested_page.js'
import { countedKinds } from '../../erasure/words.js'

const PER_PAGE = 20

/** What was erased: certificates, and what is under way. */
export default class ErasuresController {
  async index({ page, request }: HttpContext) {
    const found = await Erasure.query()
      .whereNot('state', 'asked')
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .paginate(requestedPage(request), PER_PAGE)
    const erasures = found.all()
    const { total, currentPage: number } = found
    return page.render('erasure/index', { erasures, total, number, perPage: PER_PAGE })
  }

  async show(ctx: HttpContext) {
    const { page, params } = ctx
    const erasure = await Erasure.findOrRefuse(params.erasure)
    await resumeIfStalled(erasure)
    return page.render('erasure/certificate', {
      erasure,
      going: await countedKinds(ctx, erasure.counts),
      kept: await countedKinds(ctx, erasure.kept),
    })
  }
}
