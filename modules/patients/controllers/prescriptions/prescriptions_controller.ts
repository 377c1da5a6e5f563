import type { HttpContext } from '@adonisjs/core/http'
import { chartFrame } from '../../chart/chart_frame.js'
import { chartOf, openChart } from '../../chart/open_chart.js'
import Prescription from '../../models/prescription.js'
import { UnansweredChecksError } from '../../prescriptions/errors.js'
import { issuePrescription } from '../../prescriptions/issue.js'
import { ended, listActive, PER_PAGE } from '../../prescriptions/lists.js'
import {
  readOverrides,
  readPrescriptionForm,
  unansweredFields,
} from '../../validators/prescriptions/prescription_form.js'
import { requestedPage } from '../requested_page.js'
import { showForm } from './prescription_form_page.js'
import { listed } from './prescription_page.js'
import { showPrescription } from './prescription_view.js'
import { showReview } from './review_page.js'

export default class PrescriptionsController {
  async index(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await openChart(ctx)
    const current = await listActive(patient.id)
    const past = await ended(patient.id, requestedPage(request))
    return page.render('prescriptions/index', {
      ...(await chartFrame(ctx, patient)),
      current: current.map((one) => listed(page, one)),
      past: past.rows.map((one) => listed(page, one)),
      paging: { page: past.page, perPage: PER_PAGE, total: past.total },
    })
  }

  async create(ctx: HttpContext) {
    return showForm(ctx, await openChart(ctx))
  }

  /** The checks are run again: the chart may have changed since they were looked at. */
  async store(ctx: HttpContext) {
    const { page } = ctx
    const patient = await chartOf(ctx)
    const draft = await readPrescriptionForm(ctx, patient)
    const overrides = await readOverrides(ctx)
    try {
      const { id } = await issuePrescription(patient, draft, overrides)
      const text = page.t('prescriptions.saved.issued')
      page.redirect(`/${patient.id}/prescriptions/${id}`, { kind: 'success', text })
    } catch (error) {
      if (!(error instanceof UnansweredChecksError)) throw error
      const refusal = unansweredFields(page, error.results, overrides)
      return showReview(ctx, patient, { draft, results: error.results, overrides, refusal })
    }
  }

  async show(ctx: HttpContext) {
    const patient = await openChart(ctx)
    const prescription = await Prescription.inChart(patient.id, ctx.params.prescription)
    return showPrescription(ctx, patient, prescription)
  }
}
