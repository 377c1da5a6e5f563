import { bmiOf } from '../details/vitals/bmi.js'
import { fromKept, toKept, unitIn, type Unit, type UnitSystem } from '../details/vitals/units.js'
import { VITAL_FIELDS, type VitalFieldName } from '../details/vitals/vitals.js'

/** Of all that can be measured, what has a field in every visit. */
export const VITAL_KEYS = [
  'systolic',
  'diastolic',
  'heartRate',
  'temperature',
  'oxygenSaturation',
  'respiratoryRate',
  'weight',
  'height',
] as const satisfies readonly VitalFieldName[]
export type VitalKey = (typeof VITAL_KEYS)[number]

/** What was measured, in the units that are kept; `null` where it was not. */
export type Vitals = Record<VitalKey, number | null>

export function noVitals(): Vitals {
  // One entry for each key.
  return Object.fromEntries(VITAL_KEYS.map((key) => [key, null])) as Vitals
}

export function bodyMassIndex({ weight, height }: Vitals): number | null {
  return bmiOf(weight, height)
}

/** The unit in which a visit's form asks for it. */
export function unitFor(key: VitalKey, system: UnitSystem): Unit {
  return unitIn(system, VITAL_FIELDS[key].measure)
}

/** As somebody of this clinic would write it. */
export function written(key: VitalKey, value: number | null, system: UnitSystem): string {
  return value === null ? '' : String(fromKept(value, unitFor(key, system)))
}

export type VitalProblem = 'not-a-number' | 'implausible' | 'diastolic-above'

/** What was typed, in the units that are kept. `37,5` and `37.5` are one. */
export function readVital(
  key: VitalKey,
  typed: string,
  system: UnitSystem
): { value: number } | { problem: VitalProblem } {
  if (!/^\d+([.,]\d+)?$/.test(typed)) return { problem: 'not-a-number' }
  const [least, most] = VITAL_FIELDS[key].possible
  const value = toKept(Number(typed.replace(',', '.')), unitFor(key, system))
  return value >= least && value <= most ? { value } : { problem: 'implausible' }
}
