import type { HttpContext } from '@adonisjs/core/http'
import { mayOpenChart, patientsByIds } from '@medtrack/patients'
import { members } from '@medtrack/sdk'
import Series from '../../models/series.js'
import { beginSeries } from '../../series/begin.js'
import { changeSeries } from '../../series/change.js'
import { signatureOf, type SeriesDraft } from '../../series/draft.js'
import { appointmentsOf, upcomingOf } from '../../series/instances.js'
import { planOf } from '../../series/plan.js'
import { isDecided, readSeries } from '../../validators/series/series_form.js'
import { fromOf } from './scope.js'
import { blankSeries, showSeriesForm, valuesOf, type Preview } from './series_form_page.js'
import { seriesPage } from './series_page.js'

/** How many are listed, the latest first. */
const MOST_LISTED = 100

export default class SeriesController {
  async index({ page }: HttpContext) {
    const all = await Series.query().orderBy('id', 'desc').limit(MOST_LISTED)
    const patients = await patientsByIds(all.map(({ patientId }) => patientId))
    const names = new Map((await members()).map(({ userId, name }) => [userId, name]))
    const rows = all.map((series) => ({
      href: page.url(`/series/${series.id}`),
      patient: patients.get(series.patientId)?.name ?? '',
      doctor: names.get(series.doctorId) ?? '',
      startsAt: series.startsAt,
      lastAt: series.instances.at(-1) ?? null,
      isEnded: series.endedAt !== null,
    }))
    return page.render('series/index', { rows })
  }

  async create(ctx: HttpContext) {
    return this.#newForm(ctx)
  }

  async store(ctx: HttpContext) {
    const { page } = ctx
    const { draft, choices, signature } = await readSeries(ctx)
    const planned = await planOf(draft)
    const preview = { draft, planned, choices, isChanged: differs(ctx, signature, draft) }
    if (!isReady(ctx, preview)) return this.#newForm(ctx, preview)
    const { series, tally } = await beginSeries(draft, choices)
    page.redirect(`/series/${series.id}`, {
      kind: tally.taken > 0 ? 'warning' : 'success',
      text: page.t('series.begun', { ...tally }),
    })
  }

  async show(ctx: HttpContext) {
    return seriesPage(ctx, await Series.findOrRefuse(ctx.params.series))
  }

  async edit(ctx: HttpContext) {
    return this.#editForm(ctx, await Series.findOrRefuse(ctx.params.series))
  }

  async update(ctx: HttpContext) {
    const { page, params } = ctx
    const series = await Series.findOrRefuse(params.series)
    const { draft, choices, signature } = await readSeries(ctx)
    if (!(await mayOpenChart(series.patientId))) draft.note = series.note
    const from = await fromOf(ctx, series)
    const planned = await planOf(draft, await appointmentsOf(series))
    const preview = { draft, planned, choices, isChanged: differs(ctx, signature, draft) }
    if (!isReady(ctx, preview)) return this.#editForm(ctx, series, preview)
    const { series: goesOn, ...change } = await changeSeries(series, from, draft, choices)
    page.redirect(`/series/${goesOn.id}`, {
      kind: change.taken > 0 ? 'warning' : 'success',
      text: page.t('series.changed', { ...change }),
    })
  }

  #newForm(ctx: HttpContext, preview?: Preview) {
    const { page, request } = ctx
    const values = request.method() === 'GET' ? blankSeries(ctx) : request.all()
    return showSeriesForm(ctx, { action: page.url('/series'), method: 'POST', values }, preview)
  }

  async #editForm(ctx: HttpContext, series: Series, preview?: Preview) {
    const { page, request } = ctx
    const from = await fromOf(ctx, series)
    const [first] = await upcomingOf(series, from)
    ctx.request.updateBody({ ...request.body(), patient: series.patientId })
    const isTyped = request.method() !== 'GET'
    const start = first?.originalStartsAt ?? from
    return showSeriesForm(
      ctx,
      {
        action: page.url(`/series/${series.id}`),
        method: 'PUT',
        values: isTyped ? request.all() : await valuesOf(series, start),
        hidden: {
          scope: String(request.input('scope', 'all')),
          from: String(request.input('from', '')),
        },
      },
      preview
    )
  }
}

/** The dates are looked at before they are booked; those that were looked at are booked, and no others. */
function isReady({ request }: HttpContext, { planned, choices, isChanged }: Preview): boolean {
  return request.input('then') === 'book' && !isChanged && isDecided(planned, choices)
}

function differs({ request }: HttpContext, signature: string | null, draft: SeriesDraft) {
  return request.input('then') === 'book' && signature !== signatureOf(draft)
}
