import { createHash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { listMerges, partiesOf, PER_PAGE } from '../../duplicates/merge_list.js'
import { StaleMergeError, UnmergeRefusedError } from '../../duplicates/errors.js'
import { outlookOf, unmerge, type Outlook } from '../../duplicates/unmerging.js'
import PatientMerge from '../../models/patient_merge.js'
import { unmergeValidator } from '../../validators/duplicates/merge_validator.js'
import { requestedPage } from '../requested_page.js'
import { duplicateTabs } from './duplicate_words.js'
import { describeMerge, describeReturns, keptWords } from './merge_words.js'

/** What was merged, and taking it back. */
export default class MergesController {
  async index({ page, request }: HttpContext) {
    const number = requestedPage(request)
    const { total, merges } = await listMerges(number)
    return page.render('duplicates/merges', {
      total,
      number,
      perPage: PER_PAGE,
      merges: merges.map((merge) => describeMerge(page, merge)),
      tabs: duplicateTabs(page, '/merges'),
    })
  }

  async show({ page, params }: HttpContext) {
    return this.#render(page, await PatientMerge.findOrRefuse(params.merge))
  }

  async destroy({ page, params, request, response }: HttpContext) {
    const merge = await PatientMerge.findOrRefuse(params.merge)
    const { foreseen } = await request.validateUsing(unmergeValidator)
    try {
      if (foreseen !== sealOf(await outlookOf(merge))) throw new StaleMergeError()
      await unmerge(merge)
    } catch (error) {
      if (!(error instanceof StaleMergeError || error instanceof UnmergeRefusedError)) throw error
      response.status(409)
      return this.#render(page, await PatientMerge.findOrRefuse(merge.id), true)
    }
    page.redirect(`/${merge.mergedId}`, {
      kind: 'success',
      text: page.t('duplicates.unmerged'),
    })
  }

  async #render(page: HttpContext['page'], merge: PatientMerge, isStale = false) {
    const outlook = await outlookOf(merge)
    return page.render('duplicates/merge', {
      merge: describeMerge(page, await partiesOf(merge)),
      hindrance: outlook.hindrance,
      returns: describeReturns(page, outlook.returns),
      kept: keptWords(page, outlook.kept),
      foreseen: sealOf(outlook),
      isStale,
    })
  }
}

/** Tells whether the same would still happen. */
function sealOf({ hindrance, returns, kept }: Outlook): string {
  return createHash('sha256')
    .update(JSON.stringify([hindrance, returns, kept]))
    .digest('base64')
}
