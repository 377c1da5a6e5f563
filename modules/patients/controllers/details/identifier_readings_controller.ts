import type { HttpContext } from '@adonisjs/core/http'
import { audit } from '../../acts.js'
import { chartFrame } from '../../chart/chart_frame.js'
import { openChart } from '../../chart/open_chart.js'
import { speechOf } from '../../details/kind.js'
import { typeWords } from '../../details/kinds/identifiers.js'
import Identifier from '../../models/identifier.js'

/** A number in the clear, on a page of its own: who read it stands in the trail. */
export default class IdentifierReadingsController {
  async show(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = await openChart(ctx)
    const identifier = await Identifier.inChart(patient.id, params.identifier)
    await audit({
      action: 'patients.details.reveal_identifier',
      type: 'R',
      entity: { type: 'Patient', id: patient.id },
      details: { entry: identifier.id, type: identifier.type },
    })
    return page.render('details/identifier', {
      ...(await chartFrame(ctx, patient)),
      identifier,
      type: typeWords(speechOf(page), identifier.type),
      back: page.url(`/${patient.id}/administration`),
    })
  }
}
