import { currentClinic, patientRecords } from '@medtrack/sdk'
import type { Counts } from '../models/erasure.js'

/** Rows of every module that are about these ids: which go, and which stay by law. */
export async function contentsOf(ids: readonly string[]): Promise<{ going: Counts; kept: Counts }> {
  const [going, kept]: Counts[] = [{}, {}]
  for (const { table, patientId, onErase } of await patientRecords()) {
    const rows = currentClinic()
      .db.from(table)
      .whereIn(patientId, [...ids])
    const [{ total }] = await rows.count('* as total')
    const counts = onErase === 'keep' ? kept : going
    if (Number(total) > 0) counts[table] = (counts[table] ?? 0) + Number(total)
  }
  return { going, kept }
}

/** Deletes what `contentsOf` says goes; answers how many rows, by table. */
export async function removeContents(ids: readonly string[]): Promise<Counts> {
  const removed: Counts = {}
  for (const { table, patientId, onErase } of await patientRecords()) {
    if (onErase === 'keep') continue
    const rows = currentClinic()
      .db.from(table)
      .whereIn(patientId, [...ids])
    const gone = Number([await rows.delete()].flat()[0])
    if (gone > 0) removed[table] = (removed[table] ?? 0) + gone
  }
  return removed
}
