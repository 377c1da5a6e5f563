import type { HttpContext } from '@adonisjs/core/http'
import { toCsv } from '../exports/patients_csv.js'
import { importRows } from '../imports/rows.js'
import PatientImport from '../models/patient_import.js'
import { explainFinding } from './import_words.js'

const MOST = 50_000

/** The rows that could not be used, as they stood in the file, each with the reasons. */
export default class UnusableRowsController {
  async show({ page, params, response }: HttpContext) {
    const batch = await PatientImport.findOrRefuse(params.import)
    const { rows } = await importRows(batch, { fate: 'unusable' }, 1, MOST)
    const lines = rows.map(({ number, cells, findings }) => [
      String(number),
      findings.map((finding) => explainFinding(page, finding)).join('; '),
      ...cells,
    ])
    response.header('Content-Type', 'text/csv; charset=utf-8')
    response.header('Content-Disposition', 'attachment; filename="unusable-rows.csv"')
    response.header('Cache-Control', 'no-store')
    return `\ufeff${toCsv([[page.t('imports.row'), page.t('imports.reason')], ...lines])}`
  }
}
