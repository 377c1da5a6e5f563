import type { ChartRows } from '../../fhir/chart_rows.js'
import type Patient from '../../models/patient.js'
import { SECTIONS, type Section } from './summary_sections.js'
import { dayInClinic } from './summary_values.js'
import type { Words } from './words.js'

export interface SummaryTable {
  title: string
  columns: string[]
  rows: string[][]
}

export interface Summary {
  facts: [string, string][]
  tables: SummaryTable[]
}

/** The patient's record at a glance: what is true now, and what happened last. */
export function summaryOf(patient: Patient, chart: ChartRows | undefined, words: Words): Summary {
  const tables = chart ? SECTIONS.flatMap((section) => tableOf(section, chart, words)) : []
  return { facts: factsOf(patient, words), tables }
}

function tableOf(
  { name, columns, isTelling, rows }: Section,
  chart: ChartRows,
  words: Words
): SummaryTable[] {
  const cells = rows(chart, words).map((row) => row.map((cell) => cell ?? ''))
  if (cells.length === 0 && !isTelling) return []
  const title = words.t(`sections.${name}`)
  return [{ title, columns: columns.map((column) => words.t(`columns.${column}`)), rows: cells }]
}

function factsOf(patient: Patient, words: Words): [string, string][] {
  const { draft } = patient
  const place = [draft.addressLine, draft.postalCode, draft.city, draft.state, draft.country]
  const facts: [string, string | null][] = [
    ['recordNumber', draft.recordNumber],
    ['birthDate', dayInClinic(draft.birthDate)],
    ['sex', words.t(`sexes.${draft.sex}`)],
    ['deceasedOn', draft.deceased ? dayInClinic(draft.deceasedOn) || words.t('yes') : null],
    ['phones', draft.phones.map(({ number }) => number).join(', ')],
    ['email', draft.email],
    ['addressLine', place.filter(Boolean).join(', ')],
    ['allergies', draft.allergies],
  ]
  return facts
    .filter(([, value]) => value)
    .map(([field, value]) => [words.t(`columns.${field}`), value ?? ''])
}
