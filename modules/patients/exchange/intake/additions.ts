import { currentClinic } from '@medtrack/sdk'
import { CHART_MODELS, loadCharts } from '../../fhir/charts.js'
import type { ChartRows } from '../../fhir/chart_rows.js'
import { removeSources, sourcesOf, type Source } from '../../fhir/sources.js'
import type { ChartEntry } from '../../models/chart_entry.js'
import type Patient from '../../models/patient.js'
import type RecordImport from '../../models/record_import.js'
import { inChunks } from '../../schema/in_chunks.js'
import { isUntouched } from './untouched.js'

/**
 * Takes out of a chart what an import added to it. What was changed since stays, and what something that stays refers to.
 *
 * @returns whether nothing of it is left
 */
export async function takeBackAdditions(batch: RecordImport, patient: Patient): Promise<boolean> {
  const sources = (await sourcesOf(patient.id)).filter(({ importId }) => importId === batch.id)
  const chart = (await loadCharts([patient.id])).get(patient.id)
  if (!chart) return false
  const leaving = leavingRows(chart, batch)
  for (const model of CHART_MODELS) {
    const ids = chart.of(model).flatMap(({ id }) => (leaving.has(id) ? id : []))
    for (const some of inChunks(ids)) {
      await currentClinic().db.from(model.table).whereIn('id', some).delete()
    }
  }
  const isOver = ({ rowIds }: Source) => rowIds.every((id) => leaving.has(id) || id === patient.id)
  await removeSources(sources.filter(isOver).map(({ id }) => id))
  return sources.every(isOver)
}

function leavingRows(chart: ChartRows, batch: RecordImport): Set<string> {
  const rows = CHART_MODELS.flatMap((model): ChartEntry[] => chart.of(model))
  const leaving = new Set(rows.filter((row) => isUntouched(row, batch)).map(({ id }) => id))
  for (let before = -1; before !== leaving.size;) {
    before = leaving.size
    for (const row of rows) {
      if (leaving.has(row.id)) continue
      for (const value of Object.values(row.$attributes)) leaving.delete(String(value))
    }
  }
  return leaving
}
