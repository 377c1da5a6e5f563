import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import Prescription from '../../models/prescription.js'
import type Patient from '../../models/patient.js'
import Visit from '../../models/visit.js'
import type { CheckResult } from '../../prescriptions/checks/check.js'
import type { Overrides, PrescriptionDraft } from '../../prescriptions/draft.js'
import { sentencesOf } from '../sentences.js'
import {
  overridesValidator,
  prescriptionValidator,
  stopValidator,
} from './prescription_validator.js'

const RULES = [
  'required',
  'minLength',
  'maxLength',
  'number',
  'min',
  'max',
  'withoutDecimals',
  'enum',
]
const FIELDS = [
  'drug',
  'dose',
  'doseForm',
  'route',
  'frequency',
  'durationDays',
  'quantity',
  'refills',
  'instructions',
  'reason',
]

/**
 * The prescription as typed into the form.
 *
 * @throws E_VALIDATION_ERROR with a sentence for each field
 * @throws RecordNotFoundError when it names a visit or a prescription of somebody else's chart
 */
export async function readPrescriptionForm(
  { request, page }: HttpContext,
  patient: Patient
): Promise<PrescriptionDraft> {
  const input = await request.validateUsing(prescriptionValidator, words(page))
  const draft: PrescriptionDraft = {
    drug: input.drug,
    dose: input.dose,
    doseForm: input.doseForm ?? null,
    route: input.route ?? null,
    frequency: input.frequency,
    durationDays: input.durationDays ?? null,
    quantity: input.quantity ?? null,
    refills: input.refills ?? 0,
    maySubstitute: input.maySubstitute ?? false,
    instructions: input.instructions ?? null,
    visit: input.visit ?? null,
    renews: input.renews ?? null,
  }
  if (draft.visit) await Visit.inChart(patient.id, draft.visit)
  if (draft.renews) await Prescription.inChart(patient.id, draft.renews)
  return draft
}

export async function readOverrides({ request, page }: HttpContext): Promise<Overrides> {
  const { overrides } = await request.validateUsing(overridesValidator, words(page))
  return overrides ?? {}
}

export async function readStopReason({ request, page }: HttpContext): Promise<string> {
  const { reason } = await request.validateUsing(stopValidator, words(page))
  return reason
}

/** One sentence at the reason of each check that failed and has none. */
export function unansweredFields(
  page: HttpContext['page'],
  results: readonly CheckResult[],
  overrides: Overrides
): InstanceType<typeof errors.E_VALIDATION_ERROR> {
  const missing = results.filter(
    ({ check, outcome }) => outcome === 'failed' && !overrides[check]?.trim()
  )
  return new errors.E_VALIDATION_ERROR(
    missing.map(({ check }) => ({
      field: `overrides.${check}`,
      rule: 'required',
      message: page.t('prescriptions.errors.override'),
    }))
  )
}

function words(page: HttpContext['page']) {
  return { messagesProvider: sentencesOf(page, 'prescriptions', { rules: RULES, fields: FIELDS }) }
}
