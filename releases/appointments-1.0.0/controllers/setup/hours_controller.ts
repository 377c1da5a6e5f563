import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError, type Member } from '@medtrack/sdk'
import { scheduledDoctors } from '../../availability/doctors.js'
import { StaleEditError } from '../../booking/errors.js'
import { removeWeek, saveWeek } from '../../setup/weeks.js'
import { readWeek } from '../../validators/setup/week_form.js'
import { showWeek } from './hours_page.js'
import { tellAffected } from './tell_affected.js'

export default class HoursController {
  async show(ctx: HttpContext) {
    return showWeek(ctx, await doctorOf(ctx))
  }

  async update(ctx: HttpContext) {
    const { page, request, response } = ctx
    const doctor = await doctorOf(ctx)
    // Copying a day only fills the form: nothing is saved before somebody says so.
    if (request.input('copy')) return showWeek(ctx, doctor)
    const { week, seen, ...typed } = await readWeek(ctx)
    try {
      await saveWeek(doctor.userId, typed, week === null ? null : { key: week, seen })
    } catch (error) {
      if (!(error instanceof StaleEditError)) throw error
      response.status(409)
      return showWeek(ctx, doctor, { isStale: true })
    }
    const saved = page.t('setup.hours.saved', { name: doctor.name })
    await tellAffected(ctx, { saved, path: '/setup', doctorIds: [doctor.userId] })
  }

  async destroy(ctx: HttpContext) {
    const { page, request } = ctx
    const doctor = await doctorOf(ctx)
    const [key, seen] = [request.input('week', ''), request.input('seen', '')].map(String)
    await removeWeek(doctor.userId, { key, seen })
    const saved = page.t('setup.hours.removed')
    await tellAffected(ctx, { saved, path: '/setup', doctorIds: [doctor.userId] })
  }
}

/** @throws RecordNotFoundError for whoever is no doctor here, or has no schedule on this plan */
async function doctorOf({ page, params }: HttpContext): Promise<Member> {
  const scheduled = await scheduledDoctors(page.hasFeature('detailed'))
  const doctor = scheduled.find(({ userId }) => userId === params.doctor)
  if (!doctor) throw new RecordNotFoundError()
  return doctor
}
