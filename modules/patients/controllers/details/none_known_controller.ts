import type { HttpContext } from '@adonisjs/core/http'
import { chartOf } from '../../chart/open_chart.js'
import { stateNoneKnown } from '../../details/allergies/none_known.js'
import { AllergiesKnownError } from '../../details/errors.js'

/** The statement that the patient was asked and knows of no allergy. */
export default class NoneKnownController {
  async store(ctx: HttpContext) {
    const { page } = ctx
    const patient = await chartOf(ctx)
    const back = `/${patient.id}/health#allergies`
    try {
      await stateNoneKnown(patient.id)
    } catch (error) {
      if (!(error instanceof AllergiesKnownError)) throw error
      return page.redirect(back, { kind: 'warning', text: page.t('details.allergiesKnown') })
    }
    page.redirect(back, { kind: 'success', text: page.t('details.saved.recorded') })
  }
}
