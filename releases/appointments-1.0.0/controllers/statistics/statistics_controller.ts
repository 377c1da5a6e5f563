import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, members } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { weekdayName } from '../../words/moments.js'
import AppointmentType from '../../models/appointment_type.js'
import {
  cancelledShare,
  DIMENSIONS,
  LEADS,
  missedShare,
  statisticsOf,
  type Dimension,
  type Figures,
} from '../../statistics/figures.js'

const USUAL_DAYS = 90
const MOST_DAYS = 366

/** How many cancel, and how many do not come. */
export default class StatisticsController {
  async show(ctx: HttpContext) {
    const { page } = ctx
    const { from, to } = periodOf(ctx)
    const statistics = await statisticsOf(from, to.plus({ days: 1 }))
    const names = await namesFor(ctx)
    return page.render('statistics/show', {
      from: from.toISODate(),
      to: to.toISODate(),
      whole: rowOf(ctx, '', statistics.whole),
      tables: DIMENSIONS.map((dimension) => ({
        dimension,
        rows: [...statistics.by[dimension]]
          .sort(orderOf(dimension))
          .map(([key, figures]) => rowOf(ctx, names(dimension, key), figures)),
      })),
    })
  }
}

function periodOf({ request }: HttpContext) {
  const { timeZone } = currentClinic().clinic
  const today = DateTime.now().setZone(timeZone).startOf('day')
  const typed = (name: string) =>
    DateTime.fromISO(String(request.qs()[name] ?? ''), { zone: timeZone })
  const to = typed('to').isValid ? typed('to') : today
  const asked = typed('from').isValid ? typed('from') : to.minus({ days: USUAL_DAYS })
  const from = DateTime.min(DateTime.max(asked, to.minus({ days: MOST_DAYS })), to)
  return { from: from.startOf('day'), to: to.startOf('day') }
}

async function namesFor({ page, i18n }: HttpContext) {
  const doctors = new Map((await members()).map(({ userId, name }) => [userId, name]))
  const types = new Map((await AppointmentType.all()).map(({ id, name }) => [id, name]))
  const names: Record<Dimension, (key: string) => string> = {
    doctor: (key) => doctors.get(key) ?? page.t('statistics.left'),
    type: (key) => types.get(key) ?? page.t('statistics.noType'),
    weekday: (key) => weekdayName(Number(key), i18n.locale),
    hour: (key) =>
      DateTime.fromObject({ hour: Number(key) })
        .setLocale(i18n.locale)
        .toLocaleString({ hour: 'numeric', minute: '2-digit' }),
    lead: (key) => leadWords(page, Number(key)),
  }
  return (dimension: Dimension, key: string) => names[dimension](key)
}

function leadWords(page: HttpContext['page'], index: number): string {
  const days = LEADS[index]
  if (Number.isFinite(days)) return page.t('statistics.leads', { days })
  return page.t('statistics.leadsMore', { days: LEADS[index - 1] })
}

/** By number where they are in order, else the most frequent first. */
function orderOf(dimension: Dimension) {
  const isOrdered = dimension === 'weekday' || dimension === 'hour' || dimension === 'lead'
  return ([one, a]: [string, Figures], [other, b]: [string, Figures]) =>
    isOrdered ? Number(one) - Number(other) : b.all - a.all
}

function rowOf({ i18n }: HttpContext, label: string, figures: Figures) {
  const shown = (share: number | null) =>
    share === null
      ? '–'
      : new Intl.NumberFormat(i18n.locale, { style: 'percent', maximumFractionDigits: 1 }).format(
          share / 100
        )
  const [missed, cancelled] = [missedShare(figures), cancelledShare(figures)]
  return {
    label,
    ...figures,
    missedBar: missed ?? 0,
    cancelledBar: cancelled ?? 0,
    missedShare: shown(missed),
    cancelledShare: shown(cancelled),
  }
}
