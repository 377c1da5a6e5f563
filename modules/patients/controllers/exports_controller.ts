import type { HttpContext } from '@adonisjs/core/http'
import { audit } from '../acts.js'
import { patientsCsv } from '../exports/patients_csv.js'

/** The whole register as a spreadsheet: the clinic's data is the clinic's. */
export default class ExportsController {
  async show({ page, response }: HttpContext) {
    await audit({
      action: 'patients.export',
      type: 'R',
      entity: { type: 'PatientRegister', id: 'csv' },
    })
    response.header('Content-Type', 'text/csv; charset=utf-8')
    response.header('Content-Disposition', 'attachment; filename="patients.csv"')
    response.header('Cache-Control', 'no-store')
    /** Read to the end here: the clinic is left again before a stream would be. */
    const pieces: string[] = []
    for await (const piece of patientsCsv((column) => page.t(`fields.${column}`))) {
      pieces.push(piece)
    }
    return pieces.join('')
  }
}
