import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import Absence from '../../models/absence.js'
import { removeAbsence } from '../../setup/absences.js'
import { addHoliday, dateOf, holidaysOf } from '../../setup/holidays.js'
import { readHoliday } from '../../validators/setup/holiday_form.js'
import { askedYear, thisYear } from './asked_year.js'
import { setupTabs } from './setup_tabs.js'
import { tellAffected } from './tell_affected.js'

export default class HolidaysController {
  async index(ctx: HttpContext) {
    const { page, request } = ctx
    const year = askedYear(request)
    const now = thisYear()
    return page.render('setup/holidays', {
      tabs: await setupTabs(ctx, 'holidays'),
      year,
      years: [now - 1, now, now + 1, now + 2].map((one) => ({
        label: String(one),
        href: page.url('/setup/holidays', { year: one }),
        active: one === year,
      })),
      holidays: (await holidaysOf(year)).map((holiday) => ({
        id: holiday.id,
        date: dateOf(holiday),
        name: holiday.reason,
      })),
    })
  }

  async store(ctx: HttpContext) {
    const { page } = ctx
    const { date, reason } = await readHoliday(ctx)
    await addHoliday(date, reason)
    const path = `/setup/holidays?year=${date.slice(0, 4)}`
    await tellAffected(ctx, { saved: page.t('setup.holidays.added'), path })
  }

  async destroy({ page, params }: HttpContext) {
    const holiday = await Absence.findOrRefuse(params.absence)
    if (holiday.kind !== 'holiday') throw new RecordNotFoundError()
    await removeAbsence(holiday)
    const path = `/setup/holidays?year=${dateOf(holiday).slice(0, 4)}`
    page.redirect(path, { kind: 'success', text: page.t('setup.holidays.removed') })
  }
}
