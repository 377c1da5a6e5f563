import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import type Visit from '../../models/visit.js'
import type { Problem } from '../../validators/visits/visit_form.js'

/**
 * What the form of a draft is told when it saved itself: values that it now carries, and what could not be taken as
 * it is and waits in its field.
 */
export function answerAutosave(
  page: HttpContext['page'],
  visit: Visit,
  diagnosisIds: readonly string[],
  problems: readonly Problem[]
) {
  const ids = diagnosisIds.map((id, index) => [`diagnoses[${index}][id]`, id])
  const at = DateTime.now().setZone(currentClinic().clinic.timeZone)
  const time = at.toLocaleString(DateTime.TIME_SIMPLE, { locale: page.t('visits.locale') })
  const except = problems.map(({ message }) => message).join(' ')
  return {
    fields: { version: String(visit.version), ...Object.fromEntries(ids) },
    message: except
      ? page.t('visits.autosave.except', { time, except })
      : page.t('visits.autosave.saved', { time }),
    isComplete: problems.length === 0,
  }
}
