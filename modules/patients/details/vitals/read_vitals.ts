import type { DateTime } from 'luxon'
import { ageOn } from '../../people/age.js'
import type { VitalsInput } from '../../validators/details/vitals.js'
import { FieldsRefusedError } from '../errors.js'
import { readMoment } from './moment.js'
import { vitalProblems, type TypedVitals } from './plausibility.js'
import { toKept, UNITS_OF, type Unit } from './units.js'
import { VITAL_FIELD_NAMES, VITAL_FIELDS, type VitalFieldName } from './vitals.js'

/** What was measured, in the units that are kept. */
export interface VitalsReading {
  takenAt: DateTime
  values: Partial<Record<VitalFieldName, number>>
  note: string | null
}

/**
 * @param birthDate of the patient, by whom what is usual differs
 * @throws FieldsRefusedError with everything that cannot be, or is unusual and was not sent twice
 */
export function readVitals(input: VitalsInput, birthDate: string | null): VitalsReading {
  const takenAt = readMoment(input.takenAt, birthDate)
  const typed = typedVitals(input)
  const seen = new Set((input.seen ?? '').split('|'))
  const problems = 'rule' in takenAt ? [takenAt] : []
  const age = birthDate && !('rule' in takenAt) ? yearsAt(birthDate, takenAt) : null
  problems.push(...vitalProblems(typed, age, seen))
  if (Object.keys(typed).length === 0) {
    problems.push({ field: 'systolic', rule: 'nothing-measured' })
  }
  if (problems.length > 0 || 'rule' in takenAt) throw new FieldsRefusedError(problems)
  const kept = Object.entries(typed).map(([field, { kept: value }]) => [field, value])
  return { takenAt, values: Object.fromEntries(kept), note: input.note ?? null }
}

/** Whatever holds a number, with the unit that was chosen beside it. */
export function typedVitals(input: Partial<VitalsInput>): TypedVitals {
  const typed: TypedVitals = {}
  for (const field of VITAL_FIELD_NAMES) {
    const text = input[field]
    if (!text) continue
    const unit = unitOf(field, input)
    typed[field] = { text, unit, kept: toKept(Number(text.replace(',', '.')), unit) }
  }
  return typed
}

function unitOf(field: VitalFieldName, input: Partial<VitalsInput>): Unit {
  const units = UNITS_OF[VITAL_FIELDS[field].measure]
  const chosen = input[`${field}Unit`]
  return units.find((unit) => unit === chosen) ?? units[0]
}

function yearsAt(birthDate: string, at: DateTime): number {
  return ageOn(birthDate, at.toISODate() ?? birthDate).years
}
