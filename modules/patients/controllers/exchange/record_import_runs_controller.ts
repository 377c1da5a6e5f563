import type { HttpContext } from '@adonisjs/core/http'
import RecordImport from '../../models/record_import.js'

export default class RecordImportRunsController {
  async store({ page, params }: HttpContext) {
    const batch = await RecordImport.findOrRefuse(params.recordImport)
    await batch.run()
    page.redirect(`/record-imports/${batch.id}`)
  }
}
