import { currentClinic, patientRecords, releaseLimit } from '@medtrack/sdk'
import { CHART_MODELS, loadCharts } from '../../fhir/charts.js'
import { forgetDuplicates } from '../../duplicates/forgetting.js'
import type Patient from '../../models/patient.js'
import type RecordImport from '../../models/record_import.js'
import { removeKeys } from '../../search/key_store.js'
import { isUntouched } from './untouched.js'

const PEOPLE = 'patients_record_import_people'
/** What an import brings, and what says nothing of the patient. */
const BROUGHT = [
  ...CHART_MODELS.map(({ table }) => table),
  'patients_fhir_sources',
  'patients_fhir_source_pieces',
  'patients_attachment_pieces',
  'patients_duplicate_candidates',
  'patients_exports',
  PEOPLE,
]

/**
 * Takes a patient away whom an import created, unless anybody has written something about them since, in any module.
 *
 * @returns whether the patient is gone
 */
export async function removeNewcomer(batch: RecordImport, patient: Patient): Promise<boolean> {
  if (patient.version !== 1 || (await hasLaterWork(batch, patient.id))) return false
  const { db } = currentClinic()
  for (const { table, patientId } of await patientRecords()) {
    if (table !== PEOPLE) await db.from(table).where(patientId, patient.id).delete()
  }
  await removeKeys([{ ...patient.draft, id: patient.id }])
  await forgetDuplicates([patient.id])
  await db.from('patients_recent_views').where('patient_id', patient.id).delete()
  await db.from('patients').where('id', patient.id).delete()
  await releaseLimit('patients')
  return true
}

async function hasLaterWork(batch: RecordImport, id: string): Promise<boolean> {
  const charts = await loadCharts([id])
  for (const model of CHART_MODELS) {
    const rows = charts.get(id)?.of(model) ?? []
    if (!rows.every((row) => isUntouched(row, batch))) return true
  }
  for (const { table, patientId } of await patientRecords()) {
    if (BROUGHT.includes(table)) continue
    if (await currentClinic().db.from(table).where(patientId, id).select(patientId).first()) {
      return true
    }
  }
  return false
}
