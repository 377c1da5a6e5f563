import { currentClinic, patientRecords, sealBytes } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { sealedByTable } from '#tests/http/roles/sealed_columns'
import { isMarkedJson, SEALED_BY_QUERIES, stored } from '#tests/http/roles/shapes'

/** Where each mark stands: `patients_visits.plan`. */
export type Marks = Map<string, string>

interface Column {
  type: string
  maxLength: string | number | null
  nullable: boolean
}

type Columns = Record<string, Column>

/** Shorter columns hold codes and statuses. */
const SHORTEST_TEXT = 100
/** Who wrote what, by which system, found by which digest, how it recurs: nothing of the patient. */
const NO_CONTENT =
  /(system|_id|digest|rrule|(by|actor|author|prescriber|responsible|signed|reviewed|user)_name)$/
/** What a required column of a row holds that nobody made yet. */
const PLAUSIBLE: [RegExp, string | number][] = [
  [/^verification_status$/, 'confirmed'],
  [/^lifecycle_status$/, 'active'],
  [/status$/, 'active'],
  [/^encounter_class$/, 'AMB'],
  [/^content_type$/, 'application/pdf'],
  [/^rendition$/, 'original'],
  [/_at$/, DateTime.utc().toFormat('yyyy-MM-dd HH:mm:ss')],
  [/^(checks|components)$/, '[]'],
]

/**
 * Puts a mark of its own into every column that holds something of the patient, sealed or plain, as text, as JSON or as the
 * bytes of a file, in every table that any module declares: into the rows that are there, and into one that is made where
 * there is none.
 */
export async function plantMarks(patientId: string): Promise<Marks> {
  const marks: Marks = new Map()
  const sealed = await sealedByTable()
  const { db } = currentClinic()
  for (const [table, owner] of await tablesWithOwner()) {
    const columns: Columns = await db.columnsInfo(table)
    const closed = [...(sealed.get(table) ?? []), ...(SEALED_BY_QUERIES[table] ?? [])]
    const open = Object.keys(columns).filter(
      (name) => !closed.includes(name) && holdsContent(table, name, columns)
    )
    const content = [...closed, ...open]
    if (content.length === 0) continue
    const own = { [owner]: patientId }
    const found = await db.from(table).where(own).first()
    if (!found) await db.table(table).insert({ ...(await newRow(columns, patientId)), ...own })
    const changes: Record<string, string | Buffer> = {}
    for (const name of content) {
      const mark = `zq${marks.size}markzq`
      marks.set(mark, `${table}.${name}`)
      const isSealed = closed.includes(name)
      const isBytes = isBlob(columns[name])
      changes[name] = await stored(`${table}.${name}`, mark, { isSealed, isBytes, patientId })
    }
    await db.from(table).where(own).update(changes)
  }
  return marks
}

/** Each table once, with the first column that says whose its rows are. */
async function tablesWithOwner(): Promise<Map<string, string>> {
  const tables = new Map([['patients', 'id']])
  for (const { table, patientId } of await patientRecords()) {
    if (!tables.has(table)) tables.set(table, patientId)
  }
  return tables
}

/** Of the register itself only what is medical: everybody reads the rest. */
function holdsContent(table: string, name: string, columns: Columns): boolean {
  if (table === 'patients') return name === 'allergies'
  const { type, maxLength } = columns[name]
  if (isBlob(columns[name])) return true
  if (/text/.test(type)) return isMarkedJson(`${table}.${name}`)
  return type.includes('char') && Number(maxLength) >= SHORTEST_TEXT && !NO_CONTENT.test(name)
}

/** Holds and restrictions are long lifted: the chart is open to everybody at first. */
async function newRow(columns: Columns, patientId: string) {
  const row: Record<string, unknown> = {}
  for (const [name, { type, nullable }] of Object.entries(columns)) {
    if (name === 'patient_id') row[name] = patientId
    else if (nullable && name !== 'lifted_at') continue
    else if (/(^id|_id)$/.test(name)) row[name] = v7()
    else if (isBlob({ type })) row[name] = await sealBytes(patientId, Buffer.from('%PDF-1.4'))
    else row[name] = PLAUSIBLE.find(([pattern]) => pattern.test(name))?.[1] ?? plain(type)
  }
  return row
}

function isBlob({ type }: Pick<Column, 'type'>) {
  return /blob|binary/.test(type)
}

function plain(type: string) {
  return /int|bool|double|float|decimal/.test(type) ? 1 : 'plain'
}

/** Where the marks stand that a page shows. */
export function shownIn(body: string, marks: Marks): string[] {
  return [...marks].filter(([mark]) => body.includes(mark)).map(([, place]) => place)
}
