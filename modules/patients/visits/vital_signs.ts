import { FAHRENHEIT, INCHES, metric, POUNDS, round, type Units, type WrittenUnit } from './units.js'

export const LOINC = 'http://loinc.org'

export const VITAL_KEYS = [
  'systolic',
  'diastolic',
  'pulse',
  'temperature',
  'saturation',
  'respiration',
  'weight',
  'height',
] as const
export type VitalKey = (typeof VITAL_KEYS)[number]

export interface VitalSign {
  code: string
  display: string
  /** UCUM, as stored. */
  unit: string
  /** What a living person can have, in the stored unit; beyond it somebody mistyped. */
  min: number
  max: number
  metric: WrittenUnit
  imperial: WrittenUnit
}

function sign(
  code: string,
  display: string,
  unit: string,
  [min, max]: [number, number],
  usual: WrittenUnit,
  imperial = usual
): VitalSign {
  return { code, display, unit, min, max, metric: usual, imperial }
}

const PRESSURE = metric('mmHg')
const PER_MINUTE = metric('/min')

export const VITAL_SIGNS: Record<VitalKey, VitalSign> = {
  systolic: sign('8480-6', 'Systolic blood pressure', 'mm[Hg]', [40, 300], PRESSURE),
  diastolic: sign('8462-4', 'Diastolic blood pressure', 'mm[Hg]', [20, 200], PRESSURE),
  pulse: sign('8867-4', 'Heart rate', '/min', [20, 300], PER_MINUTE),
  respiration: sign('9279-1', 'Respiratory rate', '/min', [4, 120], PER_MINUTE),
  temperature: sign('8310-5', 'Body temperature', 'Cel', [25, 45], metric('°C', 1), FAHRENHEIT),
  saturation: sign('2708-6', 'Oxygen saturation in Arterial blood', '%', [40, 100], metric('%')),
  weight: sign('29463-7', 'Body weight', 'kg', [0.3, 400], metric('kg', 1), POUNDS),
  height: sign('8302-2', 'Body height', 'cm', [25, 260], metric('cm', 1), INCHES),
}

export const BLOOD_PRESSURE = {
  code: '85354-9',
  display: 'Blood pressure panel with all children optional',
}
export const BODY_MASS_INDEX = {
  code: '39156-5',
  display: 'Body mass index (BMI) [Ratio]',
  unit: 'kg/m2',
}

/** What was measured, in the units that are stored; `null` where it was not. */
export type Vitals = Record<VitalKey, number | null>

export function noVitals(): Vitals {
  return {
    systolic: null,
    diastolic: null,
    pulse: null,
    temperature: null,
    saturation: null,
    respiration: null,
    weight: null,
    height: null,
  }
}

export function bodyMassIndex({ weight, height }: Vitals): number | null {
  return weight && height ? round(weight / (height / 100) ** 2, 1) : null
}

/** As somebody of this clinic would write it. */
export function written(key: VitalKey, value: number | null, units: Units): string {
  if (value === null) return ''
  const unit = VITAL_SIGNS[key][units]
  return String(round(unit.fromMetric(value), unit.digits))
}

export type VitalProblem = 'not-a-number' | 'implausible' | 'diastolic-above'

/** What was typed, in the units that are stored. `37,5` and `37.5` are one. */
export function readVital(
  key: VitalKey,
  typed: string,
  units: Units
): { value: number } | { problem: VitalProblem } {
  if (!/^\d+([.,]\d+)?$/.test(typed)) return { problem: 'not-a-number' }
  const vital = VITAL_SIGNS[key]
  const value = vital[units].toMetric(Number(typed.replace(',', '.')))
  const isPlausible = value >= vital.min && value <= vital.max
  return isPlausible ? { value } : { problem: 'implausible' }
}
