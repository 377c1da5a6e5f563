import type { HttpContext } from '@adonisjs/core/http'
import { openChart } from '../../chart/open_chart.js'
import { runChecks } from '../../prescriptions/checks/run_checks.js'
import { readPrescriptionForm } from '../../validators/prescriptions/prescription_form.js'
import { showForm } from './prescription_form_page.js'
import { showReview } from './review_page.js'

/** The second step: what was written, checked, before it is issued. */
export default class PrescriptionReviewsController {
  async create(ctx: HttpContext) {
    return showForm(ctx, await openChart(ctx))
  }

  async store(ctx: HttpContext) {
    const patient = await openChart(ctx)
    const draft = await readPrescriptionForm(ctx, patient)
    return showReview(ctx, patient, { draft, results: await runChecks(patient, draft) })
  }
}
