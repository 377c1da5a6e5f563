import { currentClinic, patientRecords } from '@medtrack/sdk'
import { DateTime } from 'luxon'

/** What tells when the patient was last seen. */
const CONTACTS = [
  { table: 'patients_visits', column: 'started_at' },
  { table: 'patients_observations', column: 'effective_at' },
  { table: 'patients_prescriptions', column: 'authored_at' },
] as const
/** What is about the record and not about the care of the patient. */
const NO_CARE = [
  'patients_restrictions',
  'patients_emergencies',
  'patients_holds',
  'patients_exports',
  'patients_merges',
]

/**
 * The day of the last visit, measurement or prescription; of the last entry, where the chart holds nothing of the kind;
 * `null` where it holds nothing at all.
 */
export async function lastContactOf(ids: readonly string[]): Promise<string | null> {
  const contacts = await latest(CONTACTS, ids)
  if (contacts) return contacts
  const entries = await entriesOfChart()
  return latest(
    entries.map((table) => ({ table, column: 'created_at' })),
    ids
  )
}

async function entriesOfChart(): Promise<string[]> {
  const { db } = currentClinic()
  const entries: string[] = []
  for (const { table, patientId } of await patientRecords()) {
    if (patientId !== 'patient_id' || NO_CARE.includes(table)) continue
    if ('created_at' in (await db.columnsInfo(table))) entries.push(table)
  }
  return entries
}

async function latest(
  places: readonly { table: string; column: string }[],
  ids: readonly string[]
): Promise<string | null> {
  const days: string[] = []
  for (const { table, column } of places) {
    const query = currentClinic()
      .db.from(table)
      .whereIn('patient_id', [...ids])
    const [row] = await query.max(`${column} as at`)
    if (row?.at) days.push(dayOf(String(row.at)))
  }
  return days.sort().at(-1) ?? null
}

/** The day in the clinic: an instant, stored as UTC, may be the day before or after; a date is what it is. */
function dayOf(stored: string): string {
  if (stored.length <= 10) return stored
  const { timeZone } = currentClinic().clinic
  return DateTime.fromSQL(stored, { zone: 'utc' }).setZone(timeZone).toFormat('yyyy-MM-dd')
}
