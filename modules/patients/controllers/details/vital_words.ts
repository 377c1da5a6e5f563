import type { ModulePage } from '@medtrack/sdk'
import { shownVital } from '../../details/vitals/shown.js'
import { unitLabel, UNITS_OF } from '../../details/vitals/units.js'
import { VITAL_FIELD_NAMES, VITAL_FIELDS, VITALS, vitalNamed } from '../../details/vitals/vitals.js'
import Observation from '../../models/observation.js'
import type { DetailEntry } from '../../models/detail_entry.js'

/** The newest measurements in words, each with when it was taken. */
export function shownLatest(page: Pick<ModulePage, 't'>, latest: readonly Observation[]) {
  return latest.flatMap((observation) => {
    const shown = shownVital(observation)
    if (!shown) return []
    const { name, text, unit } = shown
    return [
      { label: page.t(`details.vitals.${name}`), value: text, unit, at: observation.effectiveAt },
    ]
  })
}

/** The fields of a form for measurements, each with its units: all of them, or those of one that stands there. */
export function vitalFieldsOf(entry: DetailEntry | null) {
  const name = entry instanceof Observation ? vitalNamed(entry.code) : null
  const fields = name ? VITALS[name].fields : VITAL_FIELD_NAMES
  return fields.map((field) => {
    const units = UNITS_OF[VITAL_FIELDS[field].measure]
    return { name: field, units: units.map((value) => ({ value, label: unitLabel(value) })) }
  })
}
