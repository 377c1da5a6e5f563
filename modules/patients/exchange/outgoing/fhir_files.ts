import { currentClinic } from '@medtrack/sdk'
import { loadCharts, loadContents } from '../../fhir/charts.js'
import { RecordBundle } from '../../fhir/record_bundle.js'
import { openSources, sourcesOf } from '../../fhir/sources.js'
import Patient from '../../models/patient.js'
import type { ArchiveFile } from './archive_file.js'

const PATIENTS_AT_ONCE = 20
const OTHERS_AT_ONCE = 200

/** One patient's record as a Bundle of FHIR R4. */
export async function patientBundle(patient: Patient): Promise<string> {
  const charts = await loadCharts([patient.id])
  return bundleOf(patient, charts)
}

/**
 * Everybody's record, a Bundle for each, and what other systems sent that is about nobody.
 *
 * @param leftOut ids of patients who are not in it
 * @param onProgress told how many patients are done
 */
export async function* clinicFiles(
  leftOut: ReadonlySet<string>,
  onProgress: (count: number) => Promise<void>
): AsyncGenerator<ArchiveFile> {
  let count = 0
  for await (const patients of everybody(leftOut)) {
    const charts = await loadCharts(patients.map(({ id }) => id))
    for (const patient of patients) {
      yield { name: `patients/${patient.id}.json`, text: one(() => bundleOf(patient, charts)) }
      count += 1
    }
    await onProgress(count)
  }
  if (await hasOthers()) yield { name: 'others.ndjson', text: others() }
}

/** All patients but these, archived ones too, in small groups. */
async function* everybody(leftOut: ReadonlySet<string>): AsyncGenerator<Patient[]> {
  for (let last = ''; ;) {
    const patients = await Patient.query()
      .whereNull('merged_into_id')
      .where('id', '>', last)
      .orderBy('id')
      .limit(PATIENTS_AT_ONCE)
    const taken = patients.filter(({ id }) => !leftOut.has(id))
    if (taken.length > 0) yield taken
    if (patients.length < PATIENTS_AT_ONCE) return
    last = patients[patients.length - 1].id
  }
}

async function bundleOf(
  patient: Patient,
  charts: Awaited<ReturnType<typeof loadCharts>>
): Promise<string> {
  const chart = charts.get(patient.id)
  if (!chart) return ''
  await loadContents(chart)
  const entry = new RecordBundle(patient, chart, await sourcesOf(patient.id)).entries()
  const timestamp = new Date().toISOString()
  return JSON.stringify({ resourceType: 'Bundle', type: 'collection', timestamp, entry })
}

async function* one(make: () => Promise<string>): AsyncGenerator<string> {
  yield await make()
}

function othersQuery() {
  return currentClinic().db.from('patients_fhir_sources').whereNull('patient_id')
}

async function hasOthers(): Promise<boolean> {
  return (await othersQuery().select('id').first()) !== null
}

async function* others(): AsyncGenerator<string> {
  for (let last = ''; ;) {
    const rows = await othersQuery().where('id', '>', last).orderBy('id').limit(OTHERS_AT_ONCE)
    for (const { exact } of await openSources(rows)) yield `${JSON.stringify(exact)}\n`
    if (rows.length < OTHERS_AT_ONCE) return
    last = rows[rows.length - 1].id
  }
}
