import type { HttpContext } from '@adonisjs/core/http'
import type Patient from '../models/patient.js'
import { EMERGENCY_MINUTES, EMERGENCY_REASONS } from './emergency_reasons.js'

/** All that somebody finds of a chart that is closed to them: the name, the fact, and the way in for an emergency. */
export function closedPage({ page }: HttpContext, patient: Patient): Promise<string> {
  const reasons = EMERGENCY_REASONS.map((value) => ({
    value,
    label: page.t(`access.reasons.${value}`),
  }))
  const { id, fullName: name } = patient
  return page.render('access/closed', { id, name, reasons, minutes: EMERGENCY_MINUTES })
}
