import type { DateTime } from 'luxon'
import Observation, { type ObservationComponent } from '../models/observation.js'
import type Visit from '../models/visit.js'
import {
  BLOOD_PRESSURE,
  BODY_MASS_INDEX,
  bodyMassIndex,
  LOINC,
  noVitals,
  VITAL_KEYS,
  VITAL_SIGNS,
  type Vitals,
} from './vital_signs.js'

interface Reading {
  code: string
  display: string
  valueNumber: number | null
  unit: string | null
  components: ObservationComponent[] | null
}

const SINGLE = VITAL_KEYS.filter((key) => key !== 'systolic' && key !== 'diastolic')

/** What was measured in a visit, still true. */
export async function vitalsOf(visitId: string): Promise<Vitals> {
  return readingsOf(await recorded(visitId))
}

/** Brings a draft's observations to what is typed: new ones, changed ones, and those that were taken back. */
export async function recordVitals(visit: Visit, typed: Partial<Vitals>) {
  const known = await recorded(visit.id)
  const vitals = { ...readingsOf(known), ...typed }
  const wanted = new Map(readings(vitals).map((reading) => [reading.code, reading]))
  for (const [code, observation] of known) {
    const reading = wanted.get(code)
    if (!reading) await observation.merge({ status: 'entered-in-error' }).save()
    else if (differs(observation, reading, visit.startedAt)) {
      await observation.merge({ ...reading, effectiveAt: visit.startedAt }).save()
    }
  }
  for (const reading of wanted.values()) {
    if (known.has(reading.code)) continue
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

function readingsOf(byCode: Map<string, Observation>): Vitals {
  const vitals = noVitals()
  for (const key of SINGLE) vitals[key] = byCode.get(VITAL_SIGNS[key].code)?.valueNumber ?? null
  const parts = byCode.get(BLOOD_PRESSURE.code)?.components ?? []
  for (const key of ['systolic', 'diastolic'] as const) {
    vitals[key] = parts.find(({ code }) => code === VITAL_SIGNS[key].code)?.valueNumber ?? null
  }
  return vitals
}

async function recorded(visitId: string): Promise<Map<string, Observation>> {
  const codes = [BLOOD_PRESSURE, BODY_MASS_INDEX, ...SINGLE.map((key) => VITAL_SIGNS[key])]
  const rows = await Observation.query()
    .where({ visitId, category: 'vital-signs' })
    .whereIn(
      'code',
      codes.map(({ code }) => code)
    )
    .whereNot('status', 'entered-in-error')
    .orderBy('id')
  return new Map(rows.map((row) => [row.code ?? '', row]))
}

function readings(vitals: Vitals): Reading[] {
  const single = SINGLE.flatMap((key) => {
    const { code, display, unit } = VITAL_SIGNS[key]
    const valueNumber = vitals[key]
    return valueNumber === null ? [] : [{ code, display, unit, valueNumber, components: null }]
  })
  const index = bodyMassIndex(vitals)
  if (index !== null) single.push({ ...BODY_MASS_INDEX, valueNumber: index, components: null })
  return [...pressure(vitals), ...single]
}

function pressure(vitals: Vitals): Reading[] {
  const components = (['systolic', 'diastolic'] as const).flatMap((key) => {
    const { code, display, unit } = VITAL_SIGNS[key]
    const valueNumber = vitals[key]
    return valueNumber === null ? [] : [{ codeSystem: LOINC, code, display, valueNumber, unit }]
  })
  return components.length > 0
    ? [{ ...BLOOD_PRESSURE, valueNumber: null, unit: null, components }]
    : []
}

function differs(observation: Observation, reading: Reading, at: DateTime) {
  return (
    observation.valueNumber !== reading.valueNumber ||
    JSON.stringify(observation.components) !== JSON.stringify(reading.components) ||
    observation.effectiveAt.toMillis() !== at.toMillis()
  )
}
