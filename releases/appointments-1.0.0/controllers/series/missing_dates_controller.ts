import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import Series from '../../models/series.js'
import { bookDates } from '../../series/begin.js'
import { instancesWithin } from '../../series/instances.js'

/** Dates that nobody could book before: the time was taken, or the work was interrupted. */
export default class MissingDatesController {
  async store({ page, params }: HttpContext) {
    const series = await Series.findOrRefuse(params.series)
    const missing = (await instancesWithin(series)).filter(
      ({ absent, date }) => (absent === 'missing' || absent === 'taken') && date > DateTime.utc()
    )
    const tally = await bookDates(
      series,
      missing.map(({ date }) => date),
      new Map()
    )
    page.redirect(`/series/${series.id}`, {
      kind: tally.taken > 0 ? 'warning' : 'success',
      text: page.t('series.begun', { ...tally }),
    })
  }
}
