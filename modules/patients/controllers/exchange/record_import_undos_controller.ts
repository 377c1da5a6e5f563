import type { HttpContext } from '@adonisjs/core/http'
import RecordImport from '../../models/record_import.js'

export default class RecordImportUndosController {
  async store({ page, params }: HttpContext) {
    const batch = await RecordImport.findOrRefuse(params.recordImport)
    await batch.undo()
    page.redirect(`/record-imports/${batch.id}`)
  }
}
