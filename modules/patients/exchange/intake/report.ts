import { currentClinic } from '@medtrack/sdk'
import { patientsByIds, type PatientSummary } from '../../index.js'
import type RecordImport from '../../models/record_import.js'
import { talliesOf, type Tally } from './tallies.js'

export interface ReportedPerson {
  outcome: string
  resourceCount: number
  patient: PatientSummary
}

/** What became of an upload: of everybody in it, and of every entry. */
export interface Report {
  outcomes: Record<string, number>
  tallies: Tally[]
  people: ReportedPerson[]
  personCount: number
}

export async function reportOf(
  batch: RecordImport,
  page: number,
  perPage: number
): Promise<Report> {
  const people = () =>
    currentClinic().db.from('patients_record_import_people').where('import_id', batch.id)
  const counted = await people().select('outcome').count('* as total').groupBy('outcome')
  const [{ total }] = await people().whereNotNull('patient_id').count('* as total')
  const rows = await people()
    .whereNotNull('patient_id')
    .orderBy('number')
    .offset((page - 1) * perPage)
    .limit(perPage)
  const patients = await patientsByIds(rows.map(({ patient_id: id }) => id))
  return {
    outcomes: Object.fromEntries(counted.map((row) => [row.outcome, Number(row.total)])),
    tallies: await talliesOf(batch.id),
    people: rows.flatMap((row) => {
      const patient = patients.get(row.patient_id)
      return patient
        ? [{ outcome: row.outcome, resourceCount: Number(row.resource_count), patient }]
        : []
    }),
    personCount: Number(total),
  }
}
