import type { HttpContext } from '@adonisjs/core/http'
import { chartOf } from '../../chart/open_chart.js'
import { checkPanel, typedDraft } from './prescription_form_page.js'

/** Checks while somebody is typing. Takes the form by POST: medicines have no place in an address. */
export default class PrescriptionChecksController {
  async store(ctx: HttpContext) {
    const patient = await chartOf(ctx)
    return ctx.page.render(
      'prescriptions/partials/checks',
      await checkPanel(ctx.page, patient, typedDraft(ctx))
    )
  }
}
