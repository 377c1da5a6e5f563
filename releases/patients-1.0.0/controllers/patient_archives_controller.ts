import type { HttpContext } from '@adonisjs/core/http'
import Patient from '../models/patient.js'

export default class PatientArchivesController {
  async store({ page, params }: HttpContext) {
    const patient = await Patient.findOrRefuse(params.patient)
    await patient.archive()
    page.redirect(`/${patient.id}`, { kind: 'success', text: page.t('saved.archived') })
  }

  async destroy({ page, params }: HttpContext) {
    const patient = await Patient.findOrRefuse(params.patient)
    await patient.restore()
    page.redirect(`/${patient.id}`, { kind: 'success', text: page.t('saved.restored') })
  }
}
