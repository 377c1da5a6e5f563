import type { FieldProblem } from '../errors.js'
import { fromKept, unitLabel, type Unit } from './units.js'
import { VITAL_FIELDS, type VitalField, type VitalFieldName } from './vitals.js'

/** A number as it was typed, and as it is kept. */
export interface Typed {
  text: string
  unit: Unit
  kept: number
}

export type TypedVitals = Partial<Record<VitalFieldName, Typed>>

/** A field with what stood in it: by this we know again what a person has been asked about already. */
export function seenKey(field: string, { text, unit }: Pick<Typed, 'text' | 'unit'>): string {
  return `${field}=${text}${unit}`
}

/**
 * What cannot be, and what is unusual and was not confirmed yet.
 *
 * @param age in years; `null` where the birth date is unknown: then everything that some age allows is usual
 * @param seen keys of what the person was shown and sent once more
 */
export function vitalProblems(
  typed: TypedVitals,
  age: number | null,
  seen: ReadonlySet<string>
): FieldProblem[] {
  const entries = Object.entries(typed) as [VitalFieldName, Typed][] // keys of TypedVitals
  const single = entries.flatMap(([field, value]) => problemOf(field, value, age, seen) ?? [])
  return [...single, ...pressureProblem(typed)]
}

function problemOf(
  field: VitalFieldName,
  value: Typed,
  age: number | null,
  seen: ReadonlySet<string>
): FieldProblem | null {
  const rules: VitalField = VITAL_FIELDS[field]
  const [least, most] = rules.possible
  if (value.kept < least || value.kept > most) {
    const facts = {
      least: fromKept(least, value.unit),
      most: fromKept(most, value.unit),
      unit: unitLabel(value.unit),
    }
    return { field, rule: 'impossible-value', facts }
  }
  if (isUsual(rules, value.kept, age) || seen.has(seenKey(field, value))) return null
  return { field, rule: 'unusual-value', facts: { value: value.text, unit: unitLabel(value.unit) } }
}

function isUsual({ usual }: VitalField, value: number, age: number | null): boolean {
  const ranges = age === null ? usual : usual.filter(({ from }) => from <= age).slice(-1)
  return ranges.some(({ range: [least, most] }) => value >= least && value <= most)
}

/** Both or neither, and the upper one is the higher. */
function pressureProblem({ systolic, diastolic }: TypedVitals): FieldProblem[] {
  if (systolic && !diastolic) return [{ field: 'diastolic', rule: 'other-pressure' }]
  if (diastolic && !systolic) return [{ field: 'systolic', rule: 'other-pressure' }]
  if (!systolic || !diastolic || systolic.kept > diastolic.kept) return []
  return [{ field: 'diastolic', rule: 'pressures-swapped' }]
}
