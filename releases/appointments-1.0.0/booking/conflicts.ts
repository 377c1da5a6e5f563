import { currentClinic } from '@medtrack/sdk'
import { tableOf } from './claims_table.js'
import type { Resource } from './resources.js'
import { storedNow } from './stored.js'

/** A unique key refused a row, on either engine. */
export function isTaken(error: unknown): boolean {
  const code = String((error as { code?: unknown } | null)?.code) // whatever a driver throws
  return code === 'ER_DUP_ENTRY' || /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(code)
}

/** Which of these somebody else has, wholly or in part; looked up only after the database refused. */
export async function takenOf(
  resources: readonly Resource[],
  ownAppointmentId?: string
): Promise<Resource[]> {
  const taken: Resource[] = []
  for (const resource of resources) {
    // Locking, for it shall see what was stored since this transaction began.
    const query = claimsOn(resource).select('tick').forUpdate()
    if (ownAppointmentId) {
      query.where((others) =>
        others.whereNull('appointment_id').orWhereNot('appointment_id', ownAppointmentId)
      )
    }
    if (await query.first()) taken.push(resource)
  }
  return taken
}

/**
 * Removes claims there that nobody has any more: of holds that expired, and of appointments that went when their patient was
 * erased. Answers whether there were any.
 */
export async function removeStale(resources: readonly Resource[]): Promise<boolean> {
  let removed = 0
  for (const resource of resources) {
    const { table, at } = tableOf(resource)
    for (const claim of await staleClaims(resource)) {
      const gone = await currentClinic()
        .db.from(table)
        .where({ ...at, ...claim })
        .delete()
      removed += Number([gone].flat()[0])
    }
  }
  return removed > 0
}

/** Patients' claims go with the patient, and no hold makes any. */
async function staleClaims(resource: Resource): Promise<Record<string, string | number>[]> {
  if (resource.kind === 'patient') return []
  return claimsOn(resource)
    .select('tick', 'lane', 'appointment_id', 'hold_id', 'expires_at')
    .where((stale) =>
      stale
        .where('expires_at', '<=', storedNow())
        .orWhere((orphaned) =>
          orphaned
            .whereNotNull('appointment_id')
            .whereNotExists((own) =>
              own
                .from('appointments')
                .select('id')
                .whereColumn('appointments.id', 'appointments_claims.appointment_id')
            )
        )
    )
    .then((rows) => rows.map(withoutNulls))
}

function withoutNulls(row: Record<string, string | number | null>) {
  const filled = Object.entries(row).filter((entry) => entry[1] !== null)
  return Object.fromEntries(filled) as Record<string, string | number> // of those just kept
}

function claimsOn(resource: Resource) {
  const { table, at } = tableOf(resource)
  return currentClinic()
    .db.from(table)
    .where(at)
    .where('tick', '>=', resource.span.from)
    .where('tick', '<', resource.span.to)
}
