import { Exception } from '@adonisjs/core/exceptions'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Somebody else reads the database file just now, so what was deleted still stands in its log. */
export class OldBytesError extends Exception {
  static code = 'E_OLD_BYTES'
  static status = 503
  static message = 'The log of this database cannot be emptied at the moment.'
}

/**
 * Takes what was deleted out of the live files, too: SQLite overwrites it at once (`secure_delete`) and keeps it in its
 * write-ahead log until that is written back. A server's own logs are its administrator's.
 *
 * @throws OldBytesError while another process reads
 */
export async function forgetOldBytes(client: QueryClientContract): Promise<void> {
  if (client.dialect.name !== 'better-sqlite3' && client.dialect.name !== 'sqlite3') return
  const [{ busy }] = await client.rawQuery('PRAGMA wal_checkpoint(TRUNCATE)')
  if (Number(busy) !== 0) throw new OldBytesError()
}
