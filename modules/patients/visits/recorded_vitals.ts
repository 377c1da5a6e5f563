import type { DateTime } from 'luxon'
import Observation, { type ObservationComponent } from '../models/observation.js'
import type Visit from '../models/visit.js'
import { toKept, UNITS_OF } from '../details/vitals/units.js'
import {
  BMI_UNIT,
  LOINC,
  PRESSURES,
  VITAL_CODES,
  VITAL_FIELDS,
  vitalNamed,
  VITALS,
  type VitalName,
} from '../details/vitals/vitals.js'
import { bodyMassIndex, noVitals, VITAL_KEYS, type VitalKey, type Vitals } from './vital_signs.js'

interface Reading {
  code: string
  display: string
  valueNumber: number | null
  unit: string | null
  components: ObservationComponent[] | null
}

type Recorded = Map<VitalName, Observation>

const PRESSURE_KEYS = ['systolic', 'diastolic'] as const
/** Each is a vital sign of its own, under the same name. */
const SINGLE = VITAL_KEYS.filter((key) => key !== 'systolic' && key !== 'diastolic')
/** What a visit's form writes; whatever else was measured in the visit it leaves alone. */
const OF_A_VISIT: readonly VitalName[] = ['bloodPressure', ...SINGLE, 'bmi']

/** What was measured in a visit, still true. */
export async function vitalsOf(visitId: string): Promise<Vitals> {
  return readingsOf(await recorded(visitId))
}

/** Brings a draft's observations to what is typed: new ones, changed ones, and those that were taken back. */
export async function recordVitals(visit: Visit, typed: Partial<Vitals>) {
  const known = await recorded(visit.id)
  const wanted = readings({ ...readingsOf(known), ...typed })
  for (const [name, observation] of known) {
    const reading = wanted.get(name)
    if (!reading) await observation.merge({ status: 'entered-in-error' }).save()
    else if (differs(observation, reading, visit.startedAt)) {
      await observation.merge({ ...reading, effectiveAt: visit.startedAt }).save()
    }
  }
  for (const [name, reading] of wanted) {
    if (known.has(name)) continue
    await Observation.create({
      ...reading,
      patientId: visit.patientId,
      visitId: visit.id,
      category: 'vital-signs',
      codeSystem: LOINC,
      status: 'preliminary',
      effectiveAt: visit.startedAt,
    })
  }
}

function readingsOf(known: Recorded): Vitals {
  const vitals = noVitals()
  for (const key of SINGLE) vitals[key] = kept(key, known.get(key))
  const parts = known.get('bloodPressure')?.components ?? []
  for (const key of PRESSURE_KEYS) {
    vitals[key] = kept(
      key,
      parts.find(({ code }) => code === PRESSURES[key].code)
    )
  }
  return vitals
}

/** In the unit that we keep; nothing where it came in one that nobody here types. */
function kept(
  key: VitalKey,
  held?: { valueNumber?: number | null; unit?: string | null }
): number | null {
  if (held?.valueNumber === undefined || held.valueNumber === null) return null
  const unit = UNITS_OF[VITAL_FIELDS[key].measure].find((one) => one === held.unit)
  return unit ? toKept(held.valueNumber, unit) : null
}

async function recorded(visitId: string): Promise<Recorded> {
  const rows = await Observation.query()
    .where({ visitId, category: 'vital-signs' })
    .whereIn('code', VITAL_CODES)
    .whereNot('status', 'entered-in-error')
    .orderBy('id')
  const found: Recorded = new Map()
  for (const row of rows) {
    const name = vitalNamed(row.code)
    if (name && OF_A_VISIT.includes(name)) found.set(name, row)
  }
  return found
}

function readings(vitals: Vitals): Map<VitalName, Reading> {
  const found = new Map<VitalName, Reading>()
  const components = pressures(vitals)
  if (components.length > 0) {
    found.set('bloodPressure', { ...coding('bloodPressure'), ...NOTHING, components })
  }
  for (const key of SINGLE) {
    const { unit } = VITAL_FIELDS[key]
    const valueNumber = vitals[key]
    if (valueNumber !== null) found.set(key, { ...coding(key), ...NOTHING, valueNumber, unit })
  }
  const index = bodyMassIndex(vitals)
  const bmi = { ...coding('bmi'), ...NOTHING, valueNumber: index, unit: BMI_UNIT }
  return index === null ? found : found.set('bmi', bmi)
}

const NOTHING = { valueNumber: null, unit: null, components: null }

function coding(name: VitalName) {
  const { code, display } = VITALS[name]
  return { code, display }
}

/** One may stand there without the other while a draft is being written. */
function pressures(vitals: Vitals): ObservationComponent[] {
  return PRESSURE_KEYS.flatMap((key) => {
    const valueNumber = vitals[key]
    const { unit } = VITAL_FIELDS[key]
    return valueNumber === null ? [] : [{ codeSystem: LOINC, ...PRESSURES[key], valueNumber, unit }]
  })
}

function differs(observation: Observation, reading: Reading, at: DateTime) {
  return (
    observation.valueNumber !== reading.valueNumber ||
    JSON.stringify(observation.components) !== JSON.stringify(reading.components) ||
    observation.effectiveAt.toMillis() !== at.toMillis()
  )
}
