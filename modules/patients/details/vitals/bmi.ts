import type { DateTime } from 'luxon'
import Observation from '../../models/observation.js'
import type Patient from '../../models/patient.js'
import { ageOn } from '../../people/age.js'
import { storedMoment } from './moment.js'
import { round } from './units.js'
import { BMI_UNIT, codesOf, LOINC, VITALS, type VitalName } from './vitals.js'

type Person = Pick<Patient, 'id' | 'birthDate'>

/** From then on a height that was taken earlier still holds. */
const GROWN_UP = 20
const CENTIMETRES_OF_A_METRE = 100

/**
 * Brings the body mass index of a moment in line with the weight and the height that stand there now. An adult's
 * height may have been taken earlier. What stands in a visit is the visit's own.
 */
export async function followBmi(patient: Person, at: DateTime) {
  const weight = await standing(patient.id, 'weight')
    .where('effective_at', storedMoment(at))
    .whereNull('visit_id')
    .first()
  const height = weight && (await heightFor(patient, at))
  const value = bmiOf(weight?.valueNumber ?? null, height?.valueNumber ?? null)
  const kept = await Observation.query()
    .where({ patientId: patient.id, code: VITALS.bmi.code })
    .where('effective_at', storedMoment(at))
    .whereNull('visit_id')
    .first()
  if (kept) await correct(kept, value)
  else if (weight && value !== null) await add(weight, value)
}

async function heightFor({ id, birthDate }: Person, at: DateTime): Promise<Observation | null> {
  const height = await standing(id, 'height')
    .where('effective_at', '<=', storedMoment(at))
    .orderBy('effective_at', 'desc')
    .first()
  if (!height || height.effectiveAt.toMillis() === at.toMillis()) return height
  const day = height.effectiveAt.toISODate()
  const isAdults = birthDate && day && day > birthDate && ageOn(birthDate, day).years >= GROWN_UP
  return isAdults ? height : null
}

/** One decimal, as everybody reads it; nothing without both. */
export function bmiOf(kilograms: number | null, centimetres: number | null): number | null {
  if (!kilograms || !centimetres) return null
  return round(kilograms / (centimetres / CENTIMETRES_OF_A_METRE) ** 2, 1)
}

function standing(patientId: string, name: VitalName) {
  return Observation.query()
    .where({ patientId })
    .whereIn('code', codesOf(name))
    .whereNot('status', 'entered-in-error')
}

/** Without a weight or a height there is none: it is a mistake like what it came from, until that is taken back. */
async function correct(kept: Observation, value: number | null) {
  if (value === null) return kept.markMistaken()
  await kept.takeMistakeBack()
  if (kept.valueNumber !== value) await kept.revise(kept.version, { valueNumber: value })
}

async function add({ patientId, effectiveAt }: Observation, valueNumber: number) {
  const { code, display } = VITALS.bmi
  await Observation.create({
    patientId,
    effectiveAt,
    category: 'vital-signs',
    status: 'final',
    codeSystem: LOINC,
    code,
    display,
    valueNumber,
    unit: BMI_UNIT,
  })
}
