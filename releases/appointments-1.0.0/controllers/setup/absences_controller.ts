import type { HttpContext } from '@adonisjs/core/http'
import { members } from '@medtrack/sdk'
import { StaleEditError } from '../../booking/errors.js'
import {
  addAbsence,
  changeAbsence,
  comingLeave,
  isWholeDays,
  removeAbsence,
} from '../../setup/absences.js'
import { readAbsence, WHOLE_CLINIC } from '../../validators/setup/absence_form.js'
import { absenceOf, leaveIds, showAbsenceForm } from './absence_page.js'
import { setupTabs } from './setup_tabs.js'
import { tellAffected } from './tell_affected.js'

export default class AbsencesController {
  async index(ctx: HttpContext) {
    const { page } = ctx
    const names = new Map((await members()).map(({ userId, name }) => [userId, name]))
    const mine = await leaveIds(page)
    const absences = (await comingLeave()).map((absence) => ({
      id: absence.id,
      who: absence.doctorId
        ? (names.get(absence.doctorId) ?? page.t('setup.gone'))
        : page.t('setup.absences.everybody'),
      kind: page.t(`setup.absences.kinds.${absence.kind}`),
      startsAt: absence.startsAt,
      // The last moment, so that a day that ends at midnight is not the next one.
      endsAt: absence.endsAt.minus({ minutes: isWholeDays(absence) ? 1 : 0 }),
      isWhole: isWholeDays(absence),
      reason: absence.reason,
      mayChange: mine.includes(absence.doctorId ?? WHOLE_CLINIC),
    }))
    return page.render('setup/absences', { tabs: await setupTabs(ctx, 'absences'), absences })
  }

  async create(ctx: HttpContext) {
    return showAbsenceForm(ctx, null)
  }

  async store(ctx: HttpContext) {
    const { page } = ctx
    const { facts } = await readAbsence(ctx, await leaveIds(page))
    await addAbsence(facts)
    const saved = page.t('setup.absences.added')
    const doctorIds = facts.doctorId ? [facts.doctorId] : undefined
    await tellAffected(ctx, { saved, path: '/setup/absences', doctorIds })
  }

  async edit(ctx: HttpContext) {
    return showAbsenceForm(ctx, await absenceOf(ctx))
  }

  async update(ctx: HttpContext) {
    const { page, response } = ctx
    const absence = await absenceOf(ctx)
    const { facts, version } = await readAbsence(ctx, await leaveIds(page))
    try {
      await changeAbsence(absence, version, facts)
    } catch (error) {
      if (!(error instanceof StaleEditError)) throw error
      response.status(409)
      return showAbsenceForm(ctx, await absenceOf(ctx), true)
    }
    const saved = page.t('setup.absences.saved')
    const doctorIds = facts.doctorId ? [facts.doctorId] : undefined
    await tellAffected(ctx, { saved, path: '/setup/absences', doctorIds })
  }

  async destroy(ctx: HttpContext) {
    const { page } = ctx
    await removeAbsence(await absenceOf(ctx))
    page.redirect('/setup/absences', { kind: 'success', text: page.t('setup.absences.removed') })
  }
}
