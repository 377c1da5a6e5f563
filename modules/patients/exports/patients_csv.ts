import { currentClinic } from '@medtrack/sdk'
import { stringify } from 'csv-stringify/sync'
import { openAmong } from '../access/open_charts.js'
import { PHONE_USES, type PatientDraft } from '../people/draft.js'
import { draftOf } from '../people/patient_row.js'

const ROWS_AT_ONCE = 500
const LINE_BREAK = /[\r\n]/
/** Excel takes a file without it for the computer's own old encoding. */
const BYTE_ORDER_MARK = '\ufeff'

const COLUMNS = [
  'recordNumber',
  'prefix',
  'given',
  'middle',
  'family',
  'suffix',
  'preferred',
  'birthDate',
  'sex',
  'genderIdentity',
  'maritalStatus',
  'email',
  'addressLine',
  'city',
  'state',
  'postalCode',
  'country',
  'allergies',
  'deceased',
  'deceasedOn',
] as const

/**
 * All patients of the clinic as CSV, a piece at a time. Of a restricted chart whoever is not of its team gets what the
 * register says and nothing medical.
 *
 * @param nameOf the heading of a column
 */
export async function* patientsCsv(nameOf: (column: string) => string): AsyncGenerator<string> {
  const headings = [
    ...COLUMNS.map(nameOf),
    ...PHONE_USES.map((use) => nameOf(`phone-${use}`)),
    nameOf('archived'),
  ]
  yield BYTE_ORDER_MARK + toCsv([headings])
  let last = ''
  while (true) {
    const rows = await currentClinic()
      .db.from('patients')
      .where('id', '>', last)
      .whereNull('merged_into_id')
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
    if (rows.length > 0) {
      const open = await openAmong(rows.map(({ id }) => id))
      yield toCsv(
        rows.map((row) => {
          const draft = draftOf(row)
          const seen = open.has(row.id) ? draft : { ...draft, allergies: null }
          return toCells(seen, row.archived_at !== null)
        })
      )
    }
    if (rows.length < ROWS_AT_ONCE) return
    last = rows[rows.length - 1].id
  }
}

/** Cells that a spreadsheet would run as a formula are kept from it. */
export function toCsv(rows: readonly string[][]): string {
  return stringify([...rows], {
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: LINE_BREAK,
  })
}

function toCells(draft: PatientDraft, isArchived: boolean): string[] {
  const plain = COLUMNS.map((column) => toCell(draft[column]))
  const phones = PHONE_USES.map((use) =>
    draft.phones
      .filter((phone) => phone.use === use)
      .map(({ number }) => number)
      .join(', ')
  )
  return [...plain, ...phones, toCell(isArchived)]
}

function toCell(value: string | boolean | null): string {
  if (typeof value === 'boolean') return value ? '1' : ''
  return value ?? ''
}
