import type { HttpContext } from '@adonisjs/core/http'
import { openChart } from '../../chart/open_chart.js'
import Prescription from '../../models/prescription.js'
import { paperOf } from '../../prescriptions/print/paper.js'
import { prescriptionPdf } from '../../prescriptions/print/prescription_pdf.js'

/** The same as a file. Its name tells nothing about the patient. */
export default class PrescriptionPdfsController {
  async show(ctx: HttpContext) {
    const { page, params, response } = ctx
    const patient = await openChart(ctx)
    const prescription = await Prescription.inChart(patient.id, params.prescription)
    const file = await prescriptionPdf(await paperOf(page, patient, prescription))
    response.type('application/pdf')
    response.header('cache-control', 'no-store')
    response.header('content-disposition', 'inline; filename="prescription.pdf"')
    return response.send(file)
  }
}
