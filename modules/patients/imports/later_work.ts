import { currentClinic, patientRecords } from '@medtrack/sdk'
import { kindOf } from '../erasure/kinds.js'

/** Why a patient stays who came with an import that is undone: `edited`, or a kind of what was written since. */
export type LaterWork = string

/** MedTrack writes these by itself while it brings somebody in. */
const NOBODYS_WORK = new Set(['patients_duplicate_candidates'])
const UNTOUCHED = 1

/** Who has something that somebody did since, in the register or in any table of any module, and what. */
export async function laterWorkOn(
  patients: readonly Record<string, unknown>[]
): Promise<Map<string, Set<LaterWork>>> {
  const ids = patients.map(({ id }) => String(id))
  const work = new Map<string, Set<LaterWork>>()
  const add = (id: string, what: LaterWork) => work.set(id, (work.get(id) ?? new Set()).add(what))
  for (const { id, version } of patients) {
    if (Number(version) !== UNTOUCHED) add(String(id), 'edited')
  }
  for (const { table, patientId } of await patientRecords()) {
    if (NOBODYS_WORK.has(table)) continue
    const rows = await currentClinic()
      .db.from(table)
      .distinct(`${patientId} as patient`)
      .whereIn(patientId, ids)
    for (const { patient } of rows) add(patient, kindOf(table))
  }
  return work
}
