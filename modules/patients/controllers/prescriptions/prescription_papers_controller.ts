import type { HttpContext } from '@adonisjs/core/http'
import { openChart } from '../../chart/open_chart.js'
import Prescription from '../../models/prescription.js'
import { paperOf } from '../../prescriptions/print/paper.js'

/** The prescription as it is handed out, to be printed by the browser. */
export default class PrescriptionPapersController {
  async show(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = await openChart(ctx)
    const prescription = await Prescription.inChart(patient.id, params.prescription)
    const paper = await paperOf(page, patient, prescription)
    return page.render('prescriptions/print', { patient, prescription, paper })
  }
}
