import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import AppointmentType from '../../models/appointment_type.js'
import { staff } from '../../setup/staff.js'
import { weeksOf } from '../../setup/weeks.js'
import { weekLines, weekTitle } from './hour_words.js'
import { setupTabs } from './setup_tabs.js'

export default class SetupController {
  /** What is set up; before anything is, one button sets up the usual. */
  async show(ctx: HttpContext) {
    const { page } = ctx
    const { scheduled, others } = await staff(page.hasFeature('detailed'))
    const types = await AppointmentType.query().orderBy('position').orderBy('name')
    const doctors = await Promise.all(
      scheduled.map(async ({ userId, name }) => ({
        id: userId,
        name,
        weeks: (await weeksOf(userId)).map((week) => ({
          ...weekTitle(page, week),
          lines: weekLines(ctx, week.times),
        })),
      }))
    )
    const offered = types.filter(({ archivedAt }) => archivedAt === null)
    return page.render('setup/show', {
      tabs: await setupTabs(ctx, 'week'),
      doctors,
      others: others.map(({ name }) => name),
      types: offered,
      archived: types.filter(({ archivedAt }) => archivedAt !== null),
      isBeginning: offered.length === 0 && doctors.every(({ weeks }) => weeks.length === 0),
      teamHref: `/c/${currentClinic().clinic.slug}/members`,
    })
  }
}
