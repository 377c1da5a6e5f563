import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, RecordNotFoundError, type Member } from '@medtrack/sdk'
import Absence from '../../models/absence.js'
import { isWholeDays } from '../../setup/absences.js'
import { mayEnterLeaveOf, staff } from '../../setup/staff.js'
import { LEAVE_KINDS, WHOLE_CLINIC } from '../../validators/setup/absence_form.js'
import { setupTabs } from './setup_tabs.js'

type Page = HttpContext['page']

/** Those for whom the acting member may enter leave. */
export async function leaveChoices(page: Page): Promise<Member[]> {
  const { scheduled } = await staff(page.hasFeature('detailed'))
  return mayEnterLeaveOf(scheduled)
}

/** Ids for `readAbsence`. */
export async function leaveIds(page: Page): Promise<string[]> {
  const ids = (await leaveChoices(page)).map(({ userId }) => userId)
  return mayClose() ? [...ids, WHOLE_CLINIC] : ids
}

/** @throws RecordNotFoundError where it is not theirs to change */
export async function absenceOf({ page, params }: HttpContext): Promise<Absence> {
  const absence = await Absence.findOrRefuse(params.absence)
  const ids = await leaveIds(page)
  if (absence.kind === 'holiday' || !ids.includes(absence.doctorId ?? WHOLE_CLINIC)) {
    throw new RecordNotFoundError()
  }
  return absence
}

export async function showAbsenceForm(ctx: HttpContext, absence: Absence | null, isStale = false) {
  const { page } = ctx
  const doctors = await leaveChoices(page)
  const options = doctors.map(({ userId, name }) => ({ value: userId, label: name }))
  const everybody = { value: WHOLE_CLINIC, label: page.t('setup.absences.everybody') }
  return page.render('setup/absence', {
    tabs: await setupTabs(ctx, 'absences'),
    absence,
    isStale,
    who: mayClose() ? [...options, everybody] : options,
    kinds: LEAVE_KINDS.map((value) => ({ value, label: page.t(`setup.absences.kinds.${value}`) })),
    values: absence ? valuesOf(absence) : { doctorId: options[0]?.value, kind: 'leave' },
  })
}

function valuesOf(absence: Absence) {
  const zone = currentClinic().clinic.timeZone
  const [from, to] = [absence.startsAt.setZone(zone), absence.endsAt.setZone(zone)]
  const isWhole = isWholeDays(absence)
  return {
    doctorId: absence.doctorId ?? WHOLE_CLINIC,
    kind: absence.kind,
    firstDay: from.toFormat('yyyy-MM-dd'),
    lastDay: (isWhole ? to.minus({ days: 1 }) : to).toFormat('yyyy-MM-dd'),
    fromTime: isWhole ? '' : from.toFormat('HH:mm'),
    toTime: isWhole ? '' : to.toFormat('HH:mm'),
    reason: absence.reason,
  }
}

function mayClose() {
  return currentClinic().actor.may('appointments.close')
}
