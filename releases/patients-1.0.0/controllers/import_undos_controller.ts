import type { HttpContext } from '@adonisjs/core/http'
import PatientImport from '../models/patient_import.js'

export default class ImportUndosController {
  async store({ page, params }: HttpContext) {
    const batch = await PatientImport.findOrRefuse(params.import)
    await batch.undo()
    page.redirect(`/imports/${batch.id}`)
  }
}
