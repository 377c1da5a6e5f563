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
    const query = claimsOn(resource).select('tick')
    if (ownAppointmentId) {
      query.where((others) =>
        others.whereNull('appointment_id').orWhereNot('appointment_id', ownAppointmentId)
      )
    }
    if (await query.first()) taken.push(resource)
  }
  return taken
}

/** Removes what holds kept there that have expired. Answers whether there was anything. */
export async function removeExpired(resources: readonly Resource[]): Promise<boolean> {
  let removed = 0
  for (const resource of resources.filter(({ kind }) => kind !== 'patient')) {
    const expired = await claimsOn(resource)
      .select('tick', 'lane', 'hold_id')
      .where('expires_at', '<=', storedNow())
    for (const { tick, lane, hold_id: holdId } of expired) {
      const { table, at } = tableOf(resource)
      const gone = await currentClinic()
        .db.from(table)
        .where({ ...at, tick, lane, hold_id: holdId })
        .where('expires_at', '<=', storedNow())
        .delete()
      removed += Number([gone].flat()[0])
    }
  }
  return removed > 0
}

function claimsOn(resource: Resource) {
  const { table, at } = tableOf(resource)
  return currentClinic()
    .db.from(table)
    .where(at)
    .where('tick', '>=', resource.span.from)
    .where('tick', '<', resource.span.to)
}
