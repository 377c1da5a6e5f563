import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { ENCODINGS } from '../imports/encoding.js'
import type { Fate } from '../imports/fates.js'
import type { Finding } from '../imports/findings.js'
import type { LaterWork } from '../imports/later_work.js'
import type { ImportRow } from '../imports/rows.js'
import { ALL_TARGETS } from '../imports/targets.js'
import type { PatientDraft } from '../people/draft.js'
import { listName } from '../people/name.js'
import { writtenDate } from '../people/written_date.js'

type Page = HttpContext['page']

const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', 'tab': 'tab', '|': 'pipe' } as const
const FATE_COLUMNS: Record<Fate, string[]> = {
  'new': ['details', 'note'],
  'repeat': ['details', 'repeats'],
  'look-alike': ['details', 'twin', 'why', 'choice'],
  'unusable': ['problem'],
}

/** What is wrong with a cell, in the member's words: `Birth date: no such day (13/45/1990)`. */
export function explainFinding(page: Page, { field, code, value }: Finding): string {
  const problem = page.t(`imports.findings.${code}`)
  return `${page.t(`fields.${field}`)}: ${problem}${value ? ` (${value})` : ''}`
}

/** Choices of the page where the mapping is corrected. */
export function mappingChoices(page: Page) {
  const choices = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: page.t(`${group}.${value}`) }))
  return {
    targets: choices('targets', ALL_TARGETS),
    encodings: choices('imports.encodings', ENCODINGS),
    dateOrders: choices('imports.dateOrders', ['mdy', 'dmy', 'ymd']),
    delimiters: Object.entries(DELIMITER_NAMES).map(([value, name]) => ({
      value,
      label: page.t(`imports.delimiters.${name}`),
    })),
  }
}

export function rowColumns(page: Page, fate: Fate) {
  return [
    { label: page.t('imports.row') },
    { label: page.t('imports.dry.who') },
    ...FATE_COLUMNS[fate].map((column) => ({ label: page.t(`imports.dry.${column}`) })),
  ]
}

/** Which kinds of entries a chart has is not for everybody who imports; nor are restrictions and holds. */
const TOLD_TO_ALL = ['edited', 'administrative', 'duplicates', 'exchange', 'other']

/** What was done since with a patient who came with an import that was undone. */
export function whyKept(page: Page, keptFor: readonly LaterWork[]): string {
  const isToldAll = currentClinic().actor.may('patients.clinical.view')
  const told = keptFor.map((work) => (isToldAll || TOLD_TO_ALL.includes(work) ? work : 'chart'))
  return [...new Set(told)].map((work) => page.t(`imports.report.keptFor.${work}`)).join(', ')
}

/** A row of the file as the dry run and the report show it. */
export function describeRow(page: Page, row: ImportRow) {
  const { twin } = row
  const place =
    twin &&
    ('number' in twin
      ? page.t('imports.dry.twinRow', { number: twin.number })
      : page.t('imports.dry.twinPatient'))
  return {
    number: row.number,
    chosen: row.chosen,
    patientId: row.patientId,
    name: row.draft ? listName(row.draft) : row.cells.filter(Boolean).slice(0, 3).join(', '),
    detail: row.draft ? detail(row.draft) : '',
    problems: row.findings.map((finding) => explainFinding(page, finding)),
    why: row.why ? page.t(`lookAlikes.why.${row.why}`) : '',
    twinName: twin ? listName(twin.draft) : '',
    twinDetail: twin ? [place, detail(twin.draft)].filter(Boolean).join(' · ') : '',
    twinPatientId: twin && 'patientId' in twin ? twin.patientId : null,
  }
}

function detail(draft: PatientDraft): string {
  const born = writtenDate(draft.birthDate, currentClinic().clinic.dateOrder)
  return [born, draft.phones[0]?.number, draft.recordNumber].filter(Boolean).join(' · ')
}
