import type { HttpContext } from '@adonisjs/core/http'
import { chartFrame } from '../../chart/chart_frame.js'
import { chartOf, openChart } from '../../chart/open_chart.js'
import { proposedEntries, reviewText, unreviewedText } from '../../details/allergies/noted_text.js'
import { speechOf } from '../../details/kind.js'
import { allergyColumns } from '../../details/kinds/allergies.js'
import { VALUE_SETS } from '../../details/value_sets.js'
import { allergyReviewValidator } from '../../validators/details/allergy_review.js'
import { sentences } from './refusals.js'

/** An empty line for what the text leaves unsaid. */
const SPARE = { display: '', reaction: null, category: null }

/** What was noted as free text, turned into entries by somebody who looks at it. */
export default class AllergyReviewsController {
  async create(ctx: HttpContext) {
    const { page } = ctx
    const patient = await openChart(ctx)
    const noted = await unreviewedText(patient)
    const { word } = speechOf(page)
    const options = (set: 'allergyCategory' | 'severity') =>
      VALUE_SETS[set].map((value) => ({ value, label: word(set, value) }))
    return page.render('details/allergy_review', {
      ...(await chartFrame(ctx, patient)),
      noted,
      lines: noted ? [...(await proposedEntries(noted)), SPARE] : [],
      categories: options('allergyCategory'),
      severities: options('severity'),
      action: page.url(`/${patient.id}/health/allergy-review`),
      back: page.url(`/${patient.id}/health`),
    })
  }

  async store(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await chartOf(ctx)
    const { entries = [] } = await request.validateUsing(allergyReviewValidator, {
      messagesProvider: sentences(page, ['display', 'reaction', 'category', 'severity']),
    })
    const named = entries.flatMap((entry) =>
      entry.display ? [{ ...entry, display: entry.display }] : []
    )
    const columns = named.map((entry) =>
      allergyColumns(
        { ...entry, clinicalStatus: 'active', verificationStatus: 'unconfirmed' },
        null
      )
    )
    await reviewText(patient, await Promise.all(columns))
    page.redirect(`/${patient.id}/health#allergies`, {
      kind: 'success',
      text: page.t('details.saved.reviewed', { count: columns.length }),
    })
  }
}
