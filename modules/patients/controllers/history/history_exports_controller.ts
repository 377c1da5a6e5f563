import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, RecordNotFoundError } from '@medtrack/sdk'
import { HISTORY_COLUMNS, historyCsv } from '../../history/history_csv.js'
import { clinicQuestion } from '../../history/question.js'
import { noteSearch } from './clinic_history_controller.js'

/** The patients who were found, as a spreadsheet. */
export default class HistoryExportsController {
  async show({ page, request, response }: HttpContext) {
    // Its route needs the right to export; what is exported here also needs the right to ask.
    if (!currentClinic().actor.may('patients.history.search')) throw new RecordNotFoundError()
    const question = clinicQuestion(request)
    await noteSearch(question, 'patients.history.export')
    response.header('Content-Type', 'text/csv; charset=utf-8')
    response.header('Content-Disposition', 'attachment; filename="patients.csv"')
    response.header('Cache-Control', 'private, no-store')
    const headings = HISTORY_COLUMNS.map((column) => page.t(`history.columns.${column}`))
    const pieces: string[] = []
    for await (const piece of historyCsv(question, headings)) pieces.push(piece)
    return pieces.join('')
  }
}
