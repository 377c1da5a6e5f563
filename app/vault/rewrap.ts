import db from '@adonisjs/lucid/services/db'
import { UnsealableError } from '#vault/errors'
import { forgetOldBytes } from '#tenancy/old_bytes'

/** What encrypts with the newest of its keys and opens with any. */
export interface Wrapping {
  encrypt(payload: string, expiresIn?: undefined, purpose?: string): string
  decrypt<T>(value: string, purpose?: string): T | null
}

/** What the application's key wraps: where it stands, and what it was wrapped for. */
const WRAPPED = [
  { table: 'clinic_keys', id: 'clinic_id', column: 'wrapped_key', purpose: 'clinic-key' },
  { table: 'clinics', id: 'id', column: 'database_secret', purpose: undefined },
] as const

/**
 * Wraps the keys of clinics and the passwords of their databases with the newest `APP_KEY`. What is sealed stays as it is:
 * only the outermost lock is changed. May be broken off and run again, while everybody works.
 *
 * @returns how many were wrapped anew, by table
 * @throws UnsealableError for one that no key opens; those before it are done
 */
export async function rewrapKeys(wrapping: Wrapping): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { table, id, column, purpose } of WRAPPED) {
    const rows = await db.from(table).whereNotNull(column).select(id, column)
    for (const row of rows) {
      const content = wrapping.decrypt<string>(row[column], purpose)
      if (content === null) throw new UnsealableError()
      const anew = wrapping.encrypt(content, undefined, purpose)
      await db
        .from(table)
        .where({ [id]: row[id], [column]: row[column] })
        .update({ [column]: anew })
    }
    counts[table] = rows.length
  }
  await forgetOldBytes(db.connection())
  return counts
}
