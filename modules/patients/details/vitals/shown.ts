import { currentClinic } from '@medtrack/sdk'
import type Observation from '../../models/observation.js'
import { fromKept, habitualUnit, round, unitLabel, UNITS_OF, type Unit } from './units.js'
import { BMI_UNIT, PRESSURES, VITAL_FIELDS, VITALS, vitalNamed, type VitalName } from './vitals.js'

/** What was measured, in the units in which the clinic thinks. */
export interface ShownVital {
  name: VitalName
  /** One number, or the two of a blood pressure. */
  numbers: number[]
  /** `120/80`, `176.4`. */
  text: string
  unit: string
}

/** @returns `null` for what is no vital sign with a value */
export function shownVital(observation: Observation): ShownVital | null {
  const name = vitalNamed(observation.code)
  if (!name) return null
  const numbers = numbersOf(name, observation)
  if (numbers.some((number) => number === null)) return null
  const kept = numbers as number[] // just checked
  const unit = unitOf(name, observation)
  const shown = kept.map((number) => (isKept(unit) ? round(number, 1) : fromKept(number, unit)))
  return { name, numbers: shown, text: shown.join('/'), unit: unitLabel(unit) }
}

function numbersOf(name: VitalName, observation: Observation): (number | null)[] {
  if (name !== 'bloodPressure') return [observation.valueNumber]
  return [PRESSURES.systolic, PRESSURES.diastolic].map(
    ({ code }) =>
      observation.components?.find((component) => component.code === code)?.valueNumber ?? null
  )
}

/** The clinic's, where the value stands in the unit that we keep; what was imported in another is shown in that. */
function unitOf(name: VitalName, { unit }: Observation): Unit {
  const [field] = VITALS[name].fields
  if (field === undefined) return BMI_UNIT
  const { measure } = VITAL_FIELDS[field]
  const [kept] = UNITS_OF[measure]
  if (unit && unit !== kept) return unit as Unit // unitLabel shows whatever it is
  return habitualUnit(measure, currentClinic().clinic.country)
}

function isKept(unit: Unit): boolean {
  return !['[degF]', '[lb_av]', '[in_i]'].includes(unit)
}
