import { en, Faker } from '@faker-js/faker'
import { currentClinic, patientRecords, seal, sealBytes } from '@medtrack/sdk'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { v7 } from 'uuid'

type Row = Record<string, unknown>

interface Column {
  name: string
  type: string
  length: number
  isNullable: boolean
}

/** Those about duplicates are written by what is tested. */
const WRITTEN_ELSEWHERE = /^patients_(merge|duplicate)/

export function seeded(seed: number): Faker {
  const own = new Faker({ locale: en })
  own.seed(seed)
  return own
}

/**
 * Rows of patients in every table that any module declares, whatever its columns are. Of unique ones, some would be
 * the same for two patients.
 */
export async function fillTables(random: Faker, patientIds: readonly string[], most = 3) {
  const { db } = currentClinic()
  const declared = (await patientRecords()).filter(({ table }) => !WRITTEN_ELSEWHERE.test(table))
  for (const { table, patientId, key } of declared) {
    const columns = await columnsOf(db, table, key)
    for (const owner of patientIds) {
      for (let count = random.number.int({ max: most }); count > 0; count--) {
        const row = await rowFor(random, columns, owner)
        await db
          .knexQuery()
          .table(table)
          .insert({ ...row, [patientId]: owner })
          .onConflict()
          .ignore()
      }
    }
  }
  return declared.map(({ table }) => table)
}

/**
 * One row in each table that any module declares, and for each column there that names a patient, each about another patient.
 *
 * @returns whose row stands where: `patients_merges.merged_id`, by patient
 */
export async function fillEveryTable(random: Faker, patientIds: readonly string[]) {
  const { db } = currentClinic()
  const places = new Map<string, string>()
  const declared = await patientRecords()
  for (const [index, { table, patientId, key }] of declared.entries()) {
    const owner = patientIds[index]
    const row = await rowFor(random, await columnsOf(db, table, key), owner)
    await db
      .knexQuery()
      .table(table)
      .insert({ ...row, [patientId]: owner })
      .onConflict()
      .ignore()
    places.set(owner, `${table}.${patientId}`)
  }
  return places
}

async function rowFor(random: Faker, columns: readonly Column[], owner: string): Promise<Row> {
  const row: Row = {}
  for (const column of columns) row[column.name] = await valueFor(random, column, owner)
  return row
}

async function valueFor(random: Faker, column: Column, owner: string): Promise<unknown> {
  const { name, type, length, isNullable } = column
  if (isNullable && random.datatype.boolean(0.3)) return null
  if (name === 'id') return v7()
  if (/blob|binary/.test(type)) {
    const bytes = Buffer.from(random.string.uuid())
    return random.datatype.boolean() ? sealBytes(owner, bytes) : bytes
  }
  if (/datetime|timestamp/.test(type)) {
    return random.date.past().toISOString().slice(0, 19).replace('T', ' ')
  }
  if (/^date/.test(type)) return random.date.past().toISOString().slice(0, 10)
  if (/bool|tinyint/.test(type)) return random.number.int({ max: 1 })
  if (/int/.test(type)) return random.number.int({ max: 9_000 })
  if (/double|float|decimal|real/.test(type)) return random.number.int({ max: 9_999 }) / 8
  if (/text/.test(type)) {
    return random.datatype.boolean() ? seal(owner, random.lorem.words(4)) : 'Ñandú 🦤 “x”'
  }
  return words(random, length)
}

/** Of few different ones, so that they meet. */
function words(random: Faker, length: number) {
  return `${random.helpers.arrayElement(['Mañana', 'tomorrow', 'a', 'A', 'b'])}`.slice(0, length)
}

async function columnsOf(
  db: QueryClientContract,
  table: string,
  key: readonly string[]
): Promise<Column[]> {
  const info = await db.columnsInfo(table)
  return Object.entries(info).map(([name, { type, maxLength, nullable }]) => ({
    name,
    type: type.toLowerCase(),
    length: Number(maxLength ?? 20) || 20,
    // To SQLite, a key may be NULL.
    isNullable: nullable && !key.includes(name),
  }))
}

/** What every table of the clinic holds, but for its trail and the history of merges. */
export async function wholeDatabase(): Promise<Record<string, string[]>> {
  const { db } = currentClinic()
  const held: Record<string, string[]> = {}
  for (const table of await db.getAllTables()) {
    if (/audit|^patients_merge|^sqlite_|^schema_/.test(table)) continue
    const rows: Row[] = await db.from(table)
    held[table] = rows.map((row) => JSON.stringify(row)).sort()
  }
  return held
}

/** Rows that stand in one of two states of the database only. */
export function differences(
  before: Record<string, string[]>,
  after: Record<string, string[]>
): string[] {
  const lines = (held: Record<string, string[]>) =>
    Object.entries(held).flatMap(([table, rows]) => rows.map((row) => `${table} ${row}`))
  const [one, other] = [new Set(lines(before)), new Set(lines(after))]
  return [
    ...[...one.difference(other)].map((line) => `gone: ${line}`),
    ...[...other.difference(one)].map((line) => `new: ${line}`),
  ]
}
