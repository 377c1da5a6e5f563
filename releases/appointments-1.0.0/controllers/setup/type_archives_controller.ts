import type { HttpContext } from '@adonisjs/core/http'
import AppointmentType from '../../models/appointment_type.js'
import { archiveType } from '../../setup/types.js'

export default class TypeArchivesController {
  async store({ page, params }: HttpContext) {
    await archiveType(await AppointmentType.findOrRefuse(params.type), true)
    page.redirect('/setup', { kind: 'success', text: page.t('setup.types.archived') })
  }

  async destroy({ page, params }: HttpContext) {
    await archiveType(await AppointmentType.findOrRefuse(params.type), false)
    page.redirect('/setup', { kind: 'success', text: page.t('setup.types.restored') })
  }
}
