import type { HttpContext } from '@adonisjs/core/http'
import { overseenChart } from '../chart/open_chart.js'

export default class PatientArchivesController {
  async store(ctx: HttpContext) {
    const { page } = ctx
    const patient = await overseenChart(ctx)
    await patient.archive()
    page.redirect(`/${patient.id}`, { kind: 'success', text: page.t('saved.archived') })
  }

  async destroy(ctx: HttpContext) {
    const { page } = ctx
    const patient = await overseenChart(ctx)
    await patient.restore()
    page.redirect(`/${patient.id}`, { kind: 'success', text: page.t('saved.restored') })
  }
}
