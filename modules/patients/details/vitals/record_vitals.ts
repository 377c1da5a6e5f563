import { transaction } from '@medtrack/sdk'
import { audit } from '../../acts.js'
import type { DateTime } from 'luxon'
import Observation, { type ObservationComponent } from '../../models/observation.js'
import type Patient from '../../models/patient.js'
import { followBmi } from './bmi.js'
import type { VitalsReading } from './read_vitals.js'
import { LOINC, PRESSURES, VITAL_FIELDS, VITAL_NAMES, VITALS, type VitalName } from './vitals.js'

type Values = VitalsReading['values']

/**
 * Keeps a set of measurements, an observation for each, and the body mass index where it follows.
 */
export async function recordVitals(
  patient: Pick<Patient, 'id' | 'birthDate'>,
  { takenAt, values, note }: VitalsReading
) {
  await transaction(async () => {
    const taken = VITAL_NAMES.flatMap((name) => measurement(name, values) ?? [])
    for (const [index, columns] of taken.entries()) {
      await Observation.create({
        ...columns,
        ...frame(patient.id, takenAt),
        note: index === 0 ? note : null,
      })
    }
    await followBmi(patient, takenAt)
    await audit({
      action: 'patients.details.record',
      type: 'C',
      entity: { type: 'Patient', id: patient.id },
      details: { kind: 'vitals', count: taken.length },
    })
  })
}

function frame(patientId: string, effectiveAt: DateTime) {
  return { patientId, effectiveAt, category: 'vital-signs', status: 'final' } as const
}

/** The columns that hold what was measured; nothing where it was not. */
export function measurement(name: VitalName, values: Values): Partial<Observation> | null {
  const { code, display } = VITALS[name]
  const coding = { codeSystem: LOINC, code, display }
  if (name === 'bloodPressure') {
    const components = pressures(values)
    return components ? { ...coding, components } : null
  }
  const [field] = VITALS[name].fields
  const value = field && values[field]
  if (field === undefined || value === undefined) return null
  return { ...coding, valueNumber: value, unit: VITAL_FIELDS[field].unit }
}

function pressures({ systolic, diastolic }: Values): ObservationComponent[] | null {
  if (systolic === undefined || diastolic === undefined) return null
  const component = (name: keyof typeof PRESSURES, valueNumber: number) => ({
    codeSystem: LOINC,
    ...PRESSURES[name],
    valueNumber,
    unit: VITAL_FIELDS[name].unit,
  })
  return [component('systolic', systolic), component('diastolic', diastolic)]
}
