import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type Clinic from '#tenancy/clinic'
import { FingerprintMismatchError } from '#tenancy/errors'
import { placementOf } from '#tenancy/placements'
import { selectRows } from '#tenancy/select_rows'

/**
 * SQLite would create a missing file and answer as an empty clinic.
 *
 * @throws FingerprintMismatchError
 */
export async function checkStands(clinic: Clinic): Promise<void> {
  const placement = await placementOf(clinic)
  if (clinic.databaseServer.engine !== 'sqlite' || (await placement.exists(clinic))) return
  throw new FingerprintMismatchError()
}

/** @throws FingerprintMismatchError when the database is another clinic's, or nobody's */
export async function checkFingerprint(client: QueryClientContract, clinic: Clinic) {
  const asked = 'select clinic_id from clinic_fingerprint limit 1'
  const [row] = await selectRows<{ clinic_id: string }>(client, asked, []).catch(
    (error: Error & { code?: string }) => {
      const isMissing = error.code === 'ER_NO_SUCH_TABLE' || /no such table/.test(error.message)
      if (isMissing) return []
      throw error
    }
  )
  if (row?.clinic_id !== clinic.id) throw new FingerprintMismatchError()
}
