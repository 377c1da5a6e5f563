import { loadPieces } from '../files/pieces.js'
import Attachment from '../models/attachment.js'
import CareActivity from '../models/care_activity.js'
import CareProgress from '../models/care_progress.js'
import type { ChartEntry } from '../models/chart_entry.js'
import Contact from '../models/contact.js'
import Identifier from '../models/identifier.js'
import type Patient from '../models/patient.js'
import { ChartRows } from './chart_rows.js'
import { MAPPINGS } from './registry.js'
import type { PatientPart } from './resources/patients.js'

/** Every table of a chart. */
export const CHART_MODELS: readonly (typeof ChartEntry)[] = [
  ...new Set(MAPPINGS.map(({ model }) => model)),
  CareActivity,
  CareProgress,
  Contact,
  Identifier,
]

/** Everything that stands in the charts of these patients. */
export async function loadCharts(patientIds: readonly string[]): Promise<Map<string, ChartRows>> {
  const charts = new Map(patientIds.map((id) => [id, new ChartRows()]))
  for (const model of CHART_MODELS) {
    const rows: ChartEntry[] = await model
      .query()
      .whereIn('patientId', [...patientIds])
      .orderBy('createdAt')
      .orderBy('id')
    for (const [id, own] of Map.groupBy(rows, ({ patientId }) => patientId)) {
      charts.get(id)?.add(model, own)
    }
  }
  return charts
}

/** The files of attachments, for what leaves the clinic with them. */
export async function loadContents(chart: ChartRows) {
  for (const { id } of chart.of(Attachment)) {
    chart.noteContent(id, (await loadPieces(id, 'original')).toString('base64'))
  }
}

/** A patient with the rows that belong to the same resource. */
export function patientPart(patient: Patient, chart: ChartRows): PatientPart {
  const contacts = chart.of(Contact).sort((a, b) => a.position - b.position)
  return {
    draft: patient.draft,
    isArchived: patient.isArchived,
    identifiers: chart.of(Identifier),
    contacts,
  }
}
