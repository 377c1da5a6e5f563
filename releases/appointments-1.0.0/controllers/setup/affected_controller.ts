import type { HttpContext } from '@adonisjs/core/http'
import { patientsByIds } from '@medtrack/patients'
import { members } from '@medtrack/sdk'
import { affectedAppointments } from '../../setup/affected.js'
import { setupTabs } from './setup_tabs.js'

/** Who is booked for a time at which nobody is there: to be moved or cancelled, one by one. */
export default class AffectedController {
  async index(ctx: HttpContext) {
    const { page } = ctx
    const affected = await affectedAppointments()
    const patients = await patientsByIds(affected.map(({ patientId }) => patientId))
    const names = new Map((await members()).map(({ userId, name }) => [userId, name]))
    return page.render('setup/affected', {
      tabs: await setupTabs(ctx, 'affected'),
      appointments: affected.map(({ id, patientId, doctorId, startsAt }) => ({
        id,
        startsAt,
        patient: patients.get(patientId)?.name ?? '',
        phone: patients.get(patientId)?.phone ?? null,
        doctor: names.get(doctorId) ?? page.t('setup.gone'),
      })),
    })
  }
}
