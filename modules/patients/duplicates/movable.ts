import { patientRecords } from '@medtrack/sdk'

/** A column that says whose rows of a table are. */
export interface Movable {
  table: string
  /** The column with the patient's id. */
  patientId: string
  /** What tells a row from the patient's others. */
  key: readonly string[]
  /** Of what each patient has one row at most, by these columns. */
  unique: readonly (readonly string[])[]
  /** Every column of the table that names a patient. */
  patientIds: readonly string[]
}

/** Those about duplicates name both of a pair: that is what they are about. */
const NOT_MOVED = new Set([
  'patients_merges',
  'patients_merge_pieces',
  'patients_duplicate_decisions',
  'patients_duplicate_candidates',
])

/** What moves with a patient and is no part of the record: who was merged before, who looked. */
const ALSO_MOVED = [
  { table: 'patients', patientId: 'merged_into_id', key: ['id'], uniqueWith: [] },
  {
    table: 'patients_recent_views',
    patientId: 'patient_id',
    key: ['user_id', 'patient_id'],
    uniqueWith: [],
  },
]

/** Everything that a merge moves, of every module. */
export async function movables(): Promise<Movable[]> {
  const declared = (await patientRecords()).filter(({ table }) => !NOT_MOVED.has(table))
  const all = [...declared, ...ALSO_MOVED]
  return all.map(({ table, patientId, key, uniqueWith }) => {
    const rest = key.filter((column) => column !== patientId)
    const byKey = rest.length < key.length ? [rest] : []
    return {
      table,
      patientId,
      key: rest,
      unique: uniqueWith.length > 0 ? [...byKey, uniqueWith] : byKey,
      patientIds: all.filter((one) => one.table === table).map((one) => one.patientId),
    }
  })
}
