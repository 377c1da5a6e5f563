import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { toCsv } from '../../exports/patients_csv.js'
import { CHART_MODELS } from '../../fhir/charts.js'
import type { ChartEntry } from '../../models/chart_entry.js'
import Patient from '../../models/patient.js'
import { DRAFT_FIELDS } from '../../people/draft.js'
import { listName } from '../../people/name.js'
import type { ArchiveFile } from './archive_file.js'
import type { Words } from './words.js'

type Model = typeof ChartEntry

/** Whose records: one patient's, or everybody's but some. */
export interface Scope {
  patient: Patient | null
  leftOut: ReadonlySet<string>
}

const ROWS_AT_ONCE = 400
/** Excel takes a file without it for the computer's own old encoding. */
const BYTE_ORDER_MARK = '\ufeff'
/** What says nothing of the patient, or what a printed code leads to. */
const LEFT_OUT = [
  'version',
  'createdBy',
  'updatedBy',
  'patientId',
  'valueDigest',
  'textDigest',
  'proofCode',
  'proofDigest',
  'statusBefore',
]

/** One patient's record or everybody's as spreadsheets, one for each kind of entry, headed in the clinic's words. */
export async function* csvFiles(scope: Scope, words: Words): AsyncGenerator<ArchiveFile> {
  yield { name: nameOf('patients', words), text: register(scope, words) }
  for (const model of CHART_MODELS) {
    const table = model.table.replace(/^patients_/, '')
    yield { name: nameOf(table, words), text: entries(model, scope, words) }
  }
}

/** Columns of a spreadsheet, by their property. */
export function headingsOf(model: Model): string[] {
  return [...model.$columnsDefinitions.keys()].filter((name) => !LEFT_OUT.includes(name))
}

async function* register({ patient, leftOut }: Scope, words: Words): AsyncGenerator<string> {
  const fields = [...DRAFT_FIELDS, 'archivedAt', 'createdAt', 'updatedAt'] as const
  yield heading(fields, words)
  for (let last = ''; ;) {
    const standing = Patient.query().whereNull('merged_into_id').where('id', '>', last)
    const query = standing.orderBy('id').limit(ROWS_AT_ONCE)
    const patients = await (patient ? query.where('id', patient.id) : query)
    const taken = patients.filter(({ id }) => !leftOut.has(id))
    if (taken.length > 0) {
      yield toCsv(taken.map((one) => fields.map((field) => cell(one[field]))))
    }
    if (patients.length < ROWS_AT_ONCE) return
    last = patients[patients.length - 1].id
  }
}

async function* entries(
  model: Model,
  { patient, leftOut }: Scope,
  words: Words
): AsyncGenerator<string> {
  const fields = headingsOf(model)
  yield heading(['recordNumber', 'patient', ...fields], words)
  for (let last = ''; ;) {
    const query = model.query().where('id', '>', last).orderBy('id').limit(ROWS_AT_ONCE)
    const rows: ChartEntry[] = await (patient ? query.where('patientId', patient.id) : query)
    const taken = rows.filter(({ patientId }) => !leftOut.has(patientId))
    const people = await namesOf(taken)
    if (taken.length > 0) {
      yield toCsv(
        taken.map((row) => [
          ...(people.get(row.patientId) ?? ['', '']),
          ...fields.map((field) => cell(row.$attributes[field])),
        ])
      )
    }
    if (rows.length < ROWS_AT_ONCE) return
    last = rows[rows.length - 1].id
  }
}

async function namesOf(rows: readonly ChartEntry[]): Promise<Map<string, string[]>> {
  const ids = [...new Set(rows.map(({ patientId }) => patientId))]
  const people = await currentClinic()
    .db.from('patients')
    .select('id', 'record_number', 'given', 'middle', 'family')
    .whereIn('id', ids)
  return new Map(people.map((one) => [one.id, [one.record_number, listName(one)]]))
}

function heading(fields: readonly string[], words: Words): string {
  return BYTE_ORDER_MARK + toCsv([fields.map((field) => words.t(`columns.${field}`))])
}

function nameOf(table: string, words: Words): string {
  return `${words.t(`tables.${table}`)}.csv`
}

function cell(value: unknown): string {
  if (value === null || value === undefined || value === false) return ''
  if (value === true) return '1'
  if (value instanceof DateTime) return value.toUTC().toISO({ suppressMilliseconds: true }) ?? ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
