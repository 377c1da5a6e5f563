import type { HttpContext } from '@adonisjs/core/http'
import { takeStep } from '../../booking/steps.js'
import Series from '../../models/series.js'
import { endSeries } from '../../series/change.js'
import { upcomingOf } from '../../series/instances.js'
import { endValidator } from '../../validators/series/series_validator.js'
import { spoken } from '../../words/moments.js'
import { chosenOf, fromOf } from './scope.js'
import { patientOf } from './series_form_page.js'

export default class SeriesCancellationsController {
  async create({ page, params, request, i18n }: HttpContext) {
    const series = await Series.findOrRefuse(params.series)
    const from = request.input('from')
    const one = from ? await chosenOf(series, from) : null
    const following = one ? (await upcomingOf(series, one.originalStartsAt)).length : 0
    return page.render('series/cancellation', {
      series,
      from,
      patient: await patientOf(series),
      when: one && spoken(one.startsAt, i18n.locale, 'short'),
      counts: { following, all: (await upcomingOf(series)).length },
    })
  }

  async store(ctx: HttpContext) {
    const { page, params, request } = ctx
    const series = await Series.findOrRefuse(params.series)
    const { scope, from, reason = null } = await request.validateUsing(endValidator)
    let count = 1
    if (scope === 'this') {
      await takeStep(await chosenOf(series, from), 'cancellation', { reason })
    } else count = await endSeries(series, await fromOf(ctx, series), reason)
    page.redirect(`/series/${series.id}`, {
      kind: 'success',
      text: page.t('series.cancelled', { count }),
    })
  }
}
