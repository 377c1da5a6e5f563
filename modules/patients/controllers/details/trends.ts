import { currentClinic, type ModulePage } from '@medtrack/sdk'
import { shownVital, type ShownVital } from '../../details/vitals/shown.js'
import { valuesOf } from '../../details/vitals/series.js'
import { VITAL_NAMES, VITALS, type VitalName } from '../../details/vitals/vitals.js'
import type Observation from '../../models/observation.js'

/** Every vital sign with values: the table that the page shows, and of which scripts draw a curve. */
export async function trendsOf(page: ModulePage, patientId: string) {
  const trends = []
  for (const name of VITAL_NAMES) {
    const values = await valuesOf(patientId, name)
    const rows = values.flatMap((observation) => rowOf(page, patientId, name, observation) ?? [])
    if (rows.length > 0) trends.push({ ...headings(page, name, rows[0]), rows })
  }
  return trends
}

function rowOf(page: ModulePage, patientId: string, name: VitalName, observation: Observation) {
  const shown = shownVital(observation)
  if (!shown) return null
  const { numbers, text, unit } = shown
  const isTyped = VITALS[name].fields.length > 0
  const at = observation.effectiveAt
  return {
    at,
    iso: at.setZone(currentClinic().clinic.timeZone).toISO(),
    numbers,
    text: `${text} ${unit}`,
    unit,
    note: observation.note,
    editHref: isTyped ? page.url(`/${patientId}/health/vitals/${observation.id}/edit`) : null,
  }
}

function headings(page: ModulePage, name: VitalName, { unit }: Pick<ShownVital, 'unit'>) {
  const title = page.t(`details.vitals.${name}`)
  const series =
    name === 'bloodPressure'
      ? [page.t('details.fields.systolic'), page.t('details.fields.diastolic')]
      : [title]
  return { name, title, unit, series: series.join('|') }
}
