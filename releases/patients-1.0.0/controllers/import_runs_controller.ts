import type { HttpContext } from '@adonisjs/core/http'
import PatientImport from '../models/patient_import.js'

export default class ImportRunsController {
  async store({ page, params }: HttpContext) {
    const batch = await PatientImport.findOrRefuse(params.import)
    await batch.run()
    page.redirect(`/imports/${batch.id}`)
  }
}
