import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { FencedOffError } from '#rollouts/errors'
import { stored } from '#tenancy/stored'

/** Which line of the ledger moves, from which release to which. */
export interface Flip {
  clinicId: string
  moduleKey: string
  from: string
  to: string
  /** The newest release whose migrations have run, where that changes as well. */
  schema?: string
}

/**
 * Points a clinic at another release: one line of the ledger, in the transaction that also moves
 * the step. Running it again changes nothing.
 *
 * @throws FencedOffError where the clinic runs neither of the two
 */
export async function flip(
  trx: TransactionClientContract,
  { clinicId, moduleKey, from, to, schema }: Flip
) {
  const moved = await trx
    .from('clinic_releases')
    .where({ clinic_id: clinicId, module_key: moduleKey })
    .whereIn('version', [from, to])
    .update({
      version: to,
      ...(schema && { schema_version: schema }),
      updated_at: stored(DateTime.utc()),
    })
  if (Number([moved].flat()[0]) !== 1) throw new FencedOffError()
}
