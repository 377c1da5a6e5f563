import type { HttpContext } from '@adonisjs/core/http'
import { repeatInNextYear } from '../../setup/holidays.js'
import { askedYear } from './asked_year.js'
import { tellAffected } from './tell_affected.js'

export default class HolidayRepetitionsController {
  async store(ctx: HttpContext) {
    const year = askedYear(ctx.request)
    const count = await repeatInNextYear(year)
    const saved = ctx.page.t('setup.holidays.repeated', { count, year: String(year + 1) })
    await tellAffected(ctx, { saved, path: `/setup/holidays?year=${year + 1}` })
  }
}
