import { currentClinic } from '@medtrack/sdk'
import Observation from '../../models/observation.js'
import Patient from '../../models/patient.js'
import { vitalsValidator, type VitalsInput } from '../../validators/details/vitals.js'
import { DetailKind, type Draft } from '../kind.js'
import { followBmi } from '../vitals/bmi.js'
import { isCorrectedHere } from '../vitals/corrected_here.js'
import { momentField } from '../vitals/moment.js'
import { readVitals } from '../vitals/read_vitals.js'
import { measurement } from '../vitals/record_vitals.js'
import { shownVital } from '../vitals/shown.js'
import { habitualUnit } from '../vitals/units.js'
import { VITAL_CODES, VITAL_FIELD_NAMES, VITAL_FIELDS } from '../vitals/vitals.js'
import { VITALS, vitalNamed } from '../vitals/vitals.js'

/** One measurement that stands in the chart. A set of new ones is taken on the page for that. */
export default new DetailKind<Observation, VitalsInput>({
  name: 'vitals',
  model: Observation,
  validator: vitalsValidator,
  choices: {},
  draft: vitalsDraft,
  async columns(input, before) {
    const patient = await patientOf(before)
    const { takenAt, values, note } = readVitals(input, patient?.birthDate ?? null)
    const name = vitalNamed(before?.code ?? null)
    const { components, valueNumber, unit } = (name && measurement(name, values)) ?? {}
    return { components, valueNumber, unit, effectiveAt: takenAt, note }
  },
  line: (entry, { t }) => {
    const shown = shownVital(entry)
    return {
      title: shown ? `${shown.text} ${shown.unit}` : entry.display,
      facts: [shown ? t(`details.vitals.${shown.name}`) : ''],
      note: entry.note,
    }
  },
  isCurrent: () => true,
  scope: {
    narrow: (query) => query.whereIn('code', VITAL_CODES),
    has: (entry) => isCorrectedHere(entry),
  },
  async afterChange(entry) {
    const patient = await patientOf(entry)
    const isPart = ['weight', 'height'].includes(vitalNamed(entry.code) ?? '')
    if (patient && isPart) await followBmi(patient, entry.effectiveAt)
  },
})

/** The numbers that stand there, in the clinic's units; or an empty set, to be taken now. */
export function vitalsDraft(entry: Observation | null): Draft {
  const { country } = currentClinic().clinic
  const draft: Draft = { takenAt: momentField(entry?.effectiveAt), note: entry?.note ?? null }
  for (const field of VITAL_FIELD_NAMES) {
    draft[field] = null
    const unit = habitualUnit(VITAL_FIELDS[field].measure, country)
    if (hasUnits(field)) draft[`${field}Unit`] = unit
  }
  const shown = entry && shownVital(entry)
  const fields = shown ? VITALS[shown.name].fields : []
  for (const [index, field] of fields.entries()) draft[field] = shown?.numbers[index] ?? null
  return draft
}

export function hasUnits(field: (typeof VITAL_FIELD_NAMES)[number]): boolean {
  return ['mass', 'length', 'temperature'].includes(VITAL_FIELDS[field].measure)
}

function patientOf(entry: Observation | null): Promise<Patient | null> {
  return entry ? Patient.find(entry.patientId) : Promise.resolve(null)
}
