import { currentClinic, type ModulePage } from '@medtrack/sdk'
import { isCorrectedHere } from '../../details/vitals/corrected_here.js'
import { shownVital, type ShownVital } from '../../details/vitals/shown.js'
import { mistakesOf, valuesOf } from '../../details/vitals/series.js'
import { VITAL_NAMES, type VitalName } from '../../details/vitals/vitals.js'
import type Observation from '../../models/observation.js'

/** Every vital sign with values: the table that the page shows, and of which scripts draw a curve. */
export async function trendsOf(page: ModulePage, patientId: string) {
  const trends = []
  for (const name of VITAL_NAMES) {
    const values = await valuesOf(patientId, name)
    const rows = values.flatMap((observation) => rowOf(page, patientId, observation) ?? [])
    if (rows.length > 0) trends.push({ ...headings(page, name, rows[0]), rows })
  }
  return trends
}

function rowOf(page: ModulePage, patientId: string, observation: Observation) {
  const shown = shownVital(observation)
  if (!shown) return null
  const { numbers, text, unit } = shown
  const at = observation.effectiveAt
  return {
    at,
    iso: at.setZone(currentClinic().clinic.timeZone).toISO(),
    numbers,
    text: `${text} ${unit}`,
    unit,
    note: observation.note,
    editHref: isCorrectedHere(observation)
      ? page.url(`/${patientId}/health/vitals/${observation.id}/edit`)
      : null,
  }
}

/** Measurements that were marked as mistakes and can be taken back. */
export async function mistakenVitals(page: ModulePage, patientId: string) {
  const mistakes = await mistakesOf(patientId)
  return mistakes.flatMap((observation) => {
    const shown = shownVital(observation)
    if (!shown || !isCorrectedHere(observation)) return []
    return {
      title: `${page.t(`details.vitals.${shown.name}`)}: ${shown.text} ${shown.unit}`,
      at: observation.effectiveAt,
      mistakeHref: page.url(`/${patientId}/health/vitals/${observation.id}/mistake`),
    }
  })
}

function headings(page: ModulePage, name: VitalName, { unit }: Pick<ShownVital, 'unit'>) {
  const title = page.t(`details.vitals.${name}`)
  const series =
    name === 'bloodPressure'
      ? [page.t('details.fields.systolic'), page.t('details.fields.diastolic')]
      : [title]
  return { name, title, unit, series: series.join('|') }
}
