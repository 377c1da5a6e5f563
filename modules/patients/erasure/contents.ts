import { currentClinic, patientRecords } from '@medtrack/sdk'
import type { Counts } from '../models/erasure.js'

/** Rows of every module that are about these ids: which go, and which stay by law. */
export async function contentsOf(ids: readonly string[]): Promise<{ going: Counts; kept: Counts }> {
  const [going, kept]: Counts[] = [{}, {}]
  for (const [table, { columns, isKept }] of await declaredTables()) {
    const [{ total }] = await rowsOf(table, columns, ids).count('* as total')
    if (Number(total) > 0) (isKept ? kept : going)[table] = Number(total)
  }
  return { going, kept }
}

/** Deletes what `contentsOf` says goes; answers how many rows, by table. */
export async function removeContents(ids: readonly string[]): Promise<Counts> {
  const removed: Counts = {}
  for (const [table, { columns, isKept }] of await declaredTables()) {
    if (isKept) continue
    const gone = Number([await rowsOf(table, columns, ids).delete()].flat()[0])
    if (gone > 0) removed[table] = gone
  }
  return removed
}

interface Declared {
  /** A table may name patients in several columns. */
  columns: string[]
  isKept: boolean
}

async function declaredTables(): Promise<Map<string, Declared>> {
  const tables = new Map<string, Declared>()
  for (const { table, patientId, onErase } of await patientRecords()) {
    const columns = [...(tables.get(table)?.columns ?? []), patientId]
    tables.set(table, { columns, isKept: onErase === 'keep' })
  }
  return tables
}

function rowsOf(table: string, columns: readonly string[], ids: readonly string[]) {
  return currentClinic()
    .db.from(table)
    .where((any) => {
      for (const column of columns) any.orWhereIn(column, [...ids])
    })
}
