import type { HttpContext } from '@adonisjs/core/http'
import { chartOf, openChart } from '../../chart/open_chart.js'
import Prescription from '../../models/prescription.js'
import { PrescriptionNotActiveError } from '../../prescriptions/errors.js'
import { readStopReason } from '../../validators/prescriptions/prescription_form.js'
import { showPrescription } from './prescription_view.js'

export default class PrescriptionStopsController {
  async create(ctx: HttpContext) {
    const patient = await openChart(ctx)
    return showPrescription(ctx, patient, await this.#prescription(ctx, patient.id))
  }

  async store(ctx: HttpContext) {
    const { page } = ctx
    const patient = await chartOf(ctx)
    const prescription = await this.#prescription(ctx, patient.id)
    const reason = await readStopReason(ctx)
    const path = `/${patient.id}/prescriptions/${prescription.id}`
    try {
      await prescription.stop(reason)
      page.redirect(path, { kind: 'success', text: page.t('prescriptions.saved.stopped') })
    } catch (error) {
      if (!(error instanceof PrescriptionNotActiveError)) throw error
      page.redirect(path, { kind: 'warning', text: page.t('prescriptions.saved.notActive') })
    }
  }

  #prescription({ params }: HttpContext, patientId: string) {
    return Prescription.inChart(patientId, params.prescription)
  }
}
