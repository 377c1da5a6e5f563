import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { errors } from '@vinejs/vine'
import { joinDrafts, type Choices } from '../../duplicates/comparison.js'
import { SameRecordError, StaleMergeError } from '../../duplicates/errors.js'
import { mergePatients } from '../../duplicates/merging.js'
import type Patient from '../../models/patient.js'
import { todayIn } from '../../people/age.js'
import type { PatientDraft } from '../../people/draft.js'
import { implausibilities } from '../../people/plausible_dates.js'
import { mergeValidator } from '../../validators/duplicates/merge_validator.js'
import { bothCharts, openBothCharts } from './both_charts.js'
import { changedSince, comparisonPage } from './comparison_page.js'

/** Two records laid side by side, and made one. */
export default class NewMergesController {
  async create(ctx: HttpContext) {
    const both = await openBothCharts(ctx)
    if (both[0].id === both[1].id) throw new SameRecordError()
    return ctx.page.render('duplicates/compare', await comparisonPage(ctx.page, both))
  }

  async store(ctx: HttpContext) {
    const { page, request } = ctx
    const both = await bothCharts(ctx)
    const [survivor, merged] = both
    const input = await request.validateUsing(mergeValidator)
    const choices = (input.choices ?? {}) as Choices // each is one of the sides, or absent
    const isSeen =
      survivor.version === input.survivorVersion && merged.version === input.mergedVersion
    if (!isSeen) return this.#showAgain(ctx, choices, input.seen)
    const draft = joinDrafts(survivor.draft, merged.draft, choices)
    refuseImplausible(page, draft)
    try {
      await mergePatients({ survivor, merged, draft })
    } catch (error) {
      if (!(error instanceof StaleMergeError)) throw error
      return this.#showAgain(ctx, choices, input.seen)
    }
    page.redirect(`/${survivor.id}`, { kind: 'success', text: page.t('duplicates.merged') })
  }

  /** Both as they stand now, with what was chosen, and what has changed meanwhile. */
  async #showAgain(ctx: HttpContext, choices: Choices, seen: string) {
    const both: [Patient, Patient] = await bothCharts(ctx)
    ctx.response.status(409)
    return ctx.page.render('duplicates/compare', {
      ...(await comparisonPage(ctx.page, both, choices)),
      changed: changedSince(ctx.page, both, seen),
    })
  }
}

/** Nobody dies before being born, whichever record said so. */
function refuseImplausible(page: HttpContext['page'], draft: PatientDraft) {
  const found = implausibilities(draft, todayIn(currentClinic().clinic.timeZone))
  if (found.length === 0) return
  throw new errors.E_VALIDATION_ERROR(
    found.map(({ field, code }) => ({
      field: `choices.${field}`,
      rule: code,
      message: page.t(`errors.${code}`, { field: page.t(`fields.${field}`) }),
    }))
  )
}
