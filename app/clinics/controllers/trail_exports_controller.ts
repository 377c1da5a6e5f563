import type { HttpContext } from '@adonisjs/core/http'
import { audit } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { readFilter } from '#clinics/filter'
import { exportTrail } from '#clinics/trail_export'
import { actLabel } from '#clinics/trail_words'
import { trailFilter } from '#clinics/validators/clinic_forms'

/** The filtered trail as a spreadsheet. */
export default class TrailExportsController {
  async show(ctx: HttpContext) {
    const { clinic } = ctx.presence
    const question = await readFilter(ctx, trailFilter)
    await audit({ action: 'audit.export', type: 'E', details: { ...question } })
    const file = await exportTrail(question, {
      zone: clinic.timeZone,
      act: (action) => actLabel(ctx, action),
      heading: (name) => ctx.i18n.t(`clinics.audit.columns.${name}`),
    })
    const day = DateTime.now().setZone(clinic.timeZone).toISODate()
    ctx.response.header('content-type', 'text/csv; charset=utf-8')
    ctx.response.attachment(`audit-${clinic.slug}-${day}.csv`)
    return ctx.response.stream(file)
  }
}
