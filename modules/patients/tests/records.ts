import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Bundle, Resource } from '@medplum/fhirtypes'
import { currentClinic } from '@medtrack/sdk'
import importRecords from '../jobs/import_records.js'
import { patientBundle } from '../exchange/outgoing/fhir_files.js'
import Patient from '../models/patient.js'
import RecordImport from '../models/record_import.js'
import { readRecords } from '../exchange/intake/reading.js'
import type { Desk } from './desk.js'

/** Real bundles that may lie beside the repository. */
const SHARED = fileURLToPath(new URL('../../../../shared/data/synthea-r4/', import.meta.url))

export interface RecordFile {
  name: string
  bytes: Buffer
}

/** Ten people's whole histories, or none where they are not at hand. */
export function sharedRecords(): RecordFile[] {
  if (!existsSync(SHARED)) return []
  const names = readdirSync(SHARED).sort()
  return names.map((name) => ({ name, bytes: readFileSync(SHARED + name) }))
}

export function resourcesIn(files: readonly RecordFile[]): Resource[] {
  return files.flatMap(({ bytes }) => {
    const bundle: Bundle = JSON.parse(bytes.toString())
    return (bundle.entry ?? []).flatMap(({ resource }) => resource ?? [])
  })
}

/** Reads files in, decides as the pages do by themselves, and runs the import to its end. */
export function takeIn(desk: Desk, files: readonly RecordFile[]): Promise<RecordImport> {
  return desk.inside(async () => {
    const batch = await RecordImport.begin(files)
    await readRecords(await RecordImport.findOrFail(batch.id))
    await currentClinic()
      .db.from('patients_record_imports')
      .where({ id: batch.id, status: 'ready' })
      .update({ status: 'importing' })
    await importRecords(batch.id)
    return RecordImport.findOrFail(batch.id)
  })
}

export interface ExportedBundle {
  resourceType: 'Bundle'
  type: 'collection'
  entry: { fullUrl: string; resource: Resource }[]
}

/** Everybody's record as it would leave the clinic. */
export function takeOut(desk: Desk): Promise<ExportedBundle[]>
export function takeOut(desk: Desk, as: 'text'): Promise<string[]>
export async function takeOut(desk: Desk, as?: 'text') {
  const texts = await desk.inside(async () => {
    const patients = await Patient.query().orderBy('recordNumber')
    const bundles: string[] = []
    for (const patient of patients) bundles.push(await patientBundle(patient))
    return bundles
  })
  return as === 'text' ? texts : texts.map(withoutTime)
}

export function asFiles(bundles: readonly ExportedBundle[]): RecordFile[] {
  return bundles.map((bundle, index) => ({
    name: `${index}.json`,
    bytes: Buffer.from(JSON.stringify(bundle)),
  }))
}

/** All but the moment at which it was made. */
function withoutTime(text: string): ExportedBundle {
  const bundle = JSON.parse(text)
  delete bundle.timestamp
  return bundle
}
