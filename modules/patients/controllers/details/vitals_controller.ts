import type { HttpContext } from '@adonisjs/core/http'
import { chartFrame } from '../../chart/chart_frame.js'
import { chartOf, openChart } from '../../chart/open_chart.js'
import { kindNamed } from '../../details/kinds.js'
import { readVitals } from '../../details/vitals/read_vitals.js'
import { recordVitals } from '../../details/vitals/record_vitals.js'
import { vitalsValidator } from '../../validators/details/vitals.js'
import { entryForm } from './entry_form.js'
import { sentences, tellingFields } from './refusals.js'
import { mistakenVitals, trendsOf } from './trends.js'

/** Measurements: how they went over time, and a new set of them. */
export default class VitalsController {
  async index(ctx: HttpContext) {
    const patient = await openChart(ctx)
    return ctx.page.render('details/vitals', {
      ...(await chartFrame(ctx, patient)),
      trends: await trendsOf(ctx.page, patient.id),
      mistakes: await mistakenVitals(ctx.page, patient.id),
      newHref: ctx.page.url(`/${patient.id}/health/vitals/new`),
      back: ctx.page.url(`/${patient.id}/health`),
    })
  }

  async create(ctx: HttpContext) {
    const patient = await openChart(ctx)
    const kind = await kindNamed('vitals')
    const form = await entryForm(ctx, { patient, kind, draft: kind.draft(null) })
    return ctx.page.render('details/entry_form', form)
  }

  async store(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await chartOf(ctx)
    const { fields } = await kindNamed('vitals')
    const input = await request.validateUsing(vitalsValidator, {
      messagesProvider: sentences(page, fields),
    })
    await tellingFields(page, async () =>
      recordVitals(patient, readVitals(input, patient.birthDate))
    )
    page.redirect(`/${patient.id}/health#vitals`, {
      kind: 'success',
      text: page.t('details.saved.recorded'),
    })
  }
}
